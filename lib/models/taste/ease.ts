import { ReelmatchError } from "../../errors.ts";
import { checkRatings } from "../check_ratings.ts";
import { type HistoryRows, historyRows, type Memory } from "../histories.ts";
import type { SparseRows } from "../kernel/als.ts";
import { Arena } from "../kernel/arena.ts";
import { invertSymmetric, squareIn, type SquareMatrix } from "../kernel/invert_simd.ts";
import { addSparseGram } from "../kernel/sparse_gram.ts";
import type { Team } from "../kernel/team.ts";
import type { Ratings } from "../ratings.ts";
import { checkSignal, type TrainingOptions } from "../training.ts";
import { popularityWeights } from "./discount.ts";
import { EaseHeadTaste } from "./ease_head_taste.ts";
import { EaseTaste } from "./ease_taste.ts";
import { gradesOf, type Grading, gradingOf } from "./grade.ts";
import { transposed } from "./graded.ts";

/** What EASE can be told. */
export interface EaseSettings {
  /** Pull of the weights towards zero, λ. */
  readonly regularization: number;
  /** How much less each rating of a busy person counts: a person of n ratings weighs `n^-busyDiscount`. */
  readonly busyDiscount: number;
  /** How much less a popular film counts: a film of n ratings is weighted by `n^-popularDiscount`. */
  readonly popularDiscount: number;
  /** What one standard deviation above the person's mean adds to the liking of a rated film. */
  readonly gradeWeight: number;
  /** Ratings of the global mean in every person's own mean. */
  readonly gradePull: number;
  /** Ratings at which a film's similarity to another counts half. */
  readonly similarityDamping: number;
  /** People up to which all films are covered, by a matrix over people. */
  readonly mostPeople: number;
  /** How many films, the most popular ones, are covered where there are more people. */
  readonly head: number;
}

/** Chosen on inner folds, the sizes by time and memory; see `bench/RESULTS.md`. */
export const DEFAULT_EASE: EaseSettings = {
  regularization: 250,
  busyDiscount: 0.4,
  popularDiscount: 0.2,
  gradeWeight: 0.1,
  gradePull: 2,
  similarityDamping: 20,
  mostPeople: 2500,
  head: 5000,
};

/** Ratings of each item, repeated ones merged. */
function countsOf({ items }: HistoryRows, nItems: number): Int32Array {
  const counts = new Int32Array(nItems);
  for (let at = 0; at < items.length; at++) counts[items[at]]++;
  return counts;
}

/** The `count` items of the most ratings, ascending; of equal ones the lower index. */
function mostRated(counts: Int32Array, count: number): Int32Array {
  return Int32Array.from(counts.keys())
    .sort((a, b) => counts[b] - counts[a] || a - b)
    .slice(0, count)
    .sort();
}

/** The training matrix X of EASE: grades of some items by person, rows and columns weighted. */
function weightedRows(
  { starts, items, values }: HistoryRows,
  head: Int32Array,
  itemWeights: Float32Array,
  grading: Grading,
  busyDiscount: number,
  memory: Memory,
): SparseRows {
  const nUsers = starts.length - 1;
  const average = items.length / nUsers;
  const columnOf = new Int32Array(itemWeights.length).fill(-1);
  head.forEach((item, column) => columnOf[item] = column);
  const own = memory.int32(nUsers + 1);
  for (let user = 0; user < nUsers; user++) {
    own[user + 1] = own[user];
    for (let at = starts[user]; at < starts[user + 1]; at++) {
      if (columnOf[items[at]] >= 0) own[user + 1]++;
    }
  }
  const rows = {
    starts: own,
    others: memory.int32(own[nUsers]),
    targets: memory.float32(own[nUsers]),
  };
  let to = 0;
  for (let user = 0; user < nUsers; user++) {
    const [from, end] = [starts[user], starts[user + 1]];
    const history = { items: items.subarray(from, end), values: values.subarray(from, end) };
    const grades = gradesOf(history, grading);
    const weight = Math.sqrt(Math.pow(Math.max(1, end - from) / average, -busyDiscount));
    for (let at = 0; at < grades.length; at++) {
      const item = history.items[at];
      if (columnOf[item] < 0) continue;
      rows.others[to] = columnOf[item];
      rows.targets[to++] = weight * grades[at] * itemWeights[item];
    }
  }
  return rows;
}

/** `(X Xᵀ + λ)⁻¹` in an arena. */
async function inverseOf(
  arena: Arena,
  rows: SparseRows,
  columns: SparseRows,
  regularization: number,
  team?: Team,
): Promise<SquareMatrix> {
  const matrix = squareIn(arena, rows.starts.length - 1);
  await addSparseGram(arena, rows, columns, matrix, team);
  for (let d = 0; d < matrix.size; d++) matrix.data[d * matrix.stride + d] += regularization;
  await invertSymmetric(arena, matrix, team);
  return matrix;
}

/** The matrix without its padding. */
function packed({ size, stride, data }: SquareMatrix): Float32Array {
  const all = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    all.set(data.subarray(row * stride, row * stride + size), row * size);
  }
  return all;
}

/** `B = I − P / diag(P)` by columns, without padding: the weights of EASE from `P = (XᵀX + λ)⁻¹`. */
function weightsOf(inverse: SquareMatrix): Float32Array {
  const weights = packed(inverse);
  const { size, stride, data } = inverse;
  const scales = Float32Array.from({ length: size }, (_, d) => -1 / data[d * stride + d]);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) weights[row * size + column] *= scales[column];
    weights[row * size + row] = 0;
  }
  return weights;
}

/**
 * EASE (Steck 2019) on graded ratings, in closed form: a matrix over people is inverted where there
 * are few of them, and covers all films; otherwise one over the most popular films, which loses
 * little, as the rest have too few ratings to say much.
 * @throws {ReelmatchError} `BAD_INPUT` for ratings or settings that cannot be used, `INTERRUPTED`
 * where the signal was given
 */
export async function trainEase(
  ratings: Ratings,
  settings: EaseSettings = DEFAULT_EASE,
  { signal, team }: TrainingOptions = {},
): Promise<EaseTaste | EaseHeadTaste> {
  checkRatings(ratings);
  const { nUsers, nItems } = ratings;
  const { regularization, busyDiscount, popularDiscount, head, similarityDamping } = settings;
  if (!(regularization > 0 && head >= 1)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `EASE needs a positive regularization and a film or more: got ${regularization} and ${head}.`,
    );
  }
  const grading = gradingOf(ratings.values, settings.gradeWeight, settings.gradePull);
  const histories = historyRows(ratings);
  const itemCounts = countsOf(histories, nItems);
  const itemWeights = popularityWeights(itemCounts, popularDiscount);
  const byPeople = nUsers <= Math.min(settings.mostPeople, nItems);
  const covered = mostRated(itemCounts, byPeople ? nItems : head);
  const arena = new Arena();
  const people = weightedRows(histories, covered, itemWeights, grading, busyDiscount, arena);
  const films = transposed(people, covered.length, arena);
  checkSignal(signal, "reading the ratings for EASE");
  const common = { settings: { ...settings }, itemWeights, grading, similarityDamping };
  if (byPeople) {
    const inverse = await inverseOf(arena, people, films, regularization, team);
    return new EaseTaste({
      ...common,
      nItems,
      starts: people.starts.slice(),
      items: people.others.slice(),
      values: people.targets.slice(),
      inverse: packed(inverse),
    });
  }
  const inverse = await inverseOf(arena, films, people, regularization, team);
  const { size, stride, data } = inverse;
  return new EaseHeadTaste({
    ...common,
    itemCounts,
    head: covered,
    weights: weightsOf(inverse),
    precisions: Float32Array.from({ length: size }, (_, d) => data[d * stride + d]),
  });
}
