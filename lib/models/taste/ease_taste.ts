import { atOnce, type Pieces } from "../../pieces.ts";
import { checkHistory } from "../check_ratings.ts";
import { groupBy } from "../groups.ts";
import type { History, ModelData, Neighbour } from "../heads.ts";
import { placed, type PlacedRows, SimdRows } from "../kernel/rows_simd.ts";
import { topN } from "../topn.ts";
import type { TastePart } from "./blend_taste.ts";
import { foldedGrades, type Grading, likingsOf } from "./grade.ts";
import { spreadBeside } from "./spread.ts";

/** The numbers of EASE in its dual form. */
export interface EaseParts {
  readonly settings: ModelData["settings"];
  readonly nItems: number;
  /** The training matrix X by person, rows and columns weighted: offsets, items and values. */
  readonly starts: Int32Array;
  readonly items: Int32Array;
  readonly values: Float32Array;
  /** `nItems`: the weight of each column of X, and so of a liking of the item and of its score. */
  readonly itemWeights: Float32Array;
  /** `C = (X Xᵀ + λ)⁻¹`, `nUsers × nUsers` */
  readonly inverse: Float32Array | PlacedRows;
  readonly grading: Grading;
  /** Ratings at which the similarity of a film counts half. */
  readonly similarityDamping: number;
}

/** A history as EASE takes it in. */
export interface EaseProfile {
  readonly items: Int32Array;
  /** The weighted liking of each item. */
  readonly grades: Float32Array;
  /** Of all items. */
  readonly scores: Float32Array;
}

/** The people who rated each item, with their entries of X. */
interface Columns {
  readonly starts: Int32Array;
  readonly users: Int32Array;
  readonly values: Float32Array;
}

function* columnsOf({ starts, items, values, nItems }: EaseParts): Pieces<Columns> {
  const userOf = new Int32Array(items.length);
  for (let user = 0; user < starts.length - 1; user++) {
    userOf.fill(user, starts[user], starts[user + 1]);
  }
  yield;
  const byItem = groupBy(items, nItems);
  yield;
  const users = byItem.order.map((at) => userOf[at]);
  yield;
  const entries = new Float32Array(items.length);
  byItem.order.forEach((from, at) => entries[at] = values[from]);
  return { starts: byItem.starts, users, values: entries };
}

/** The length of each column. */
function normsOf({ starts, values }: Columns): Float64Array {
  const norms = new Float64Array(starts.length - 1);
  for (let item = 0; item < norms.length; item++) {
    for (let at = starts[item]; at < starts[item + 1]; at++) norms[item] += values[at] ** 2;
    norms[item] = Math.sqrt(norms[item]);
  }
  return norms;
}

/** The diagonal of `Xᵀ C X`. */
function* ownReturns(
  { starts, users, values }: Columns,
  inverse: Float32Array,
  nUsers: number,
): Pieces<Float64Array> {
  const own = new Float64Array(starts.length - 1);
  for (let item = 0; item < own.length; item++) {
    for (let a = starts[item]; a < starts[item + 1]; a++) {
      const base = users[a] * nUsers;
      let sum = values[a] * inverse[base + users[a]];
      for (let b = starts[item]; b < a; b++) sum += 2 * values[b] * inverse[base + users[b]];
      own[item] += values[a] * sum;
    }
    yield;
  }
  return own;
}

/** What serving needs beside the numbers that are stored. */
interface EaseDerived {
  readonly inverse: PlacedRows;
  readonly columns: Columns;
  /** `d`, how much of a film's own entry returns to it. */
  readonly own: Float64Array;
  readonly norms: Float64Array;
}

function* derive(parts: EaseParts): Pieces<EaseDerived> {
  const columns = yield* columnsOf(parts);
  const inverse = yield* placed(parts.inverse);
  const norms = normsOf(columns);
  yield;
  const own = yield* ownReturns(columns, inverse.rows, parts.starts.length - 1);
  return { inverse, columns, own, norms };
}

/**
 * A taste head by EASE, a linear model from a person's films to all films whose weights B have a
 * zero diagonal (Steck 2019). With fewer people than films its closed form needs only a matrix of
 * people: with `t = Xᵀ C X x` and `d = diag(Xᵀ C X)`, the score of a film is `(t − d x) / (1 − d)`.
 */
export class EaseTaste implements TastePart<EaseProfile> {
  readonly kind = "ease";
  readonly nItems: number;
  readonly #parts: Omit<EaseParts, "inverse">;
  readonly #nUsers: number;
  readonly #inverse: SimdRows;
  readonly #columns: Columns;
  /** `d`, how much of a film's own entry returns to it. */
  readonly #own: Float64Array;
  readonly #norms: Float64Array;
  /** What a person's items have met of each training person, and which of those are not 0. */
  readonly #met: Float64Array;
  readonly #chosen: Int32Array;
  readonly #weights: Float32Array;

  constructor(parts: EaseParts, { inverse, columns, own, norms } = atOnce(derive(parts))) {
    const { inverse: _, ...others } = parts; // the kernel has it
    this.#parts = others;
    this.nItems = parts.nItems;
    this.#nUsers = parts.starts.length - 1;
    this.#columns = columns;
    this.#inverse = new SimdRows(inverse, this.#nUsers);
    this.#norms = norms;
    this.#met = new Float64Array(this.#nUsers);
    this.#chosen = new Int32Array(this.#nUsers);
    this.#weights = new Float32Array(this.#nUsers);
    this.#own = own;
  }

  /** The same as the constructor gives, in pieces. */
  static *of(parts: EaseParts): Pieces<EaseTaste> {
    return new EaseTaste(parts, yield* derive(parts));
  }

  foldIn(history: History): EaseProfile {
    checkHistory(history, this.nItems);
    const { grading, itemWeights } = this.#parts;
    const { items } = history;
    const grades = foldedGrades(history, grading).map((grade, at) =>
      grade * itemWeights[items[at]]
    );
    const alike = this.#spread(items, grades);
    const scores = new Float32Array(this.nItems);
    for (let item = 0; item < this.nItems; item++) {
      scores[item] = this.#along(item, alike) / (1 - this.#own[item]);
    }
    items.forEach((item, at) => {
      const own = this.#own[item];
      scores[item] -= own * grades[at] / (1 - own);
    });
    return { items, grades, scores };
  }

  scores({ scores }: EaseProfile, out = new Float32Array(this.nItems)): Float32Array {
    out.set(scores);
    return out;
  }

  spread({ items, scores }: EaseProfile): number {
    return spreadBeside(items, scores);
  }

  explain({ items, grades }: EaseProfile, item: number): Float32Array {
    const influence = this.#spread(Int32Array.of(item), [1 / (1 - this.#own[item])]);
    return grades.map((grade, at) =>
      items[at] === item ? 0 : grade * this.#along(items[at], influence)
    );
  }

  likings(history: History): Float32Array {
    return likingsOf(history, this.#parts.grading);
  }

  similarity(a: number, b: number): number {
    const { starts, users, values } = this.#columns;
    const lengths = this.#norms[a] * this.#norms[b];
    let sum = 0;
    for (let left = starts[a], right = starts[b]; left < starts[a + 1] && right < starts[b + 1];) {
      if (users[left] === users[right]) sum += values[left++] * values[right++];
      else if (users[left] < users[right]) left++;
      else right++;
    }
    return lengths === 0 ? 0 : sum / lengths;
  }

  similar(item: number, count: number): readonly Neighbour[] {
    const { starts } = this.#columns;
    const similarities = Float32Array.from({ length: this.nItems }, (_, other) => {
      const ratings = starts[other + 1] - starts[other];
      const damping = ratings / (ratings + this.#parts.similarityDamping);
      return ratings === 0 ? -Infinity : this.similarity(item, other) * damping;
    });
    return Array.from(
      topN(similarities, count, [item]),
      (other) => ({ item: other, similarity: similarities[other] }),
    );
  }

  toData(): ModelData {
    const { settings, starts, items, values, itemWeights } = this.#parts;
    const { grading, similarityDamping } = this.#parts;
    return {
      kind: this.kind,
      settings,
      tensors: {
        constants: {
          shape: [6],
          data: Float64Array.of(
            this.nItems,
            grading.mean,
            grading.sd,
            grading.weight,
            grading.pull,
            similarityDamping,
          ),
        },
        starts: { shape: [starts.length], data: starts },
        items: { shape: [items.length], data: items },
        values: { shape: [values.length], data: values },
        item_weights: { shape: [this.nItems], data: itemWeights },
        inverse: { shape: [this.#nUsers, this.#nUsers], data: this.#inverse.rows },
      },
    };
  }

  /** `C X x` for a few entries of x; overwritten by the next call. */
  #spread(items: Int32Array, entries: ArrayLike<number>): Float32Array {
    const { starts, users, values } = this.#columns;
    const met = this.#met.fill(0);
    for (let at = 0; at < items.length; at++) {
      const item = items[at];
      for (let row = starts[item]; row < starts[item + 1]; row++) {
        met[users[row]] += values[row] * entries[at];
      }
    }
    const [chosen, weights] = [this.#chosen, this.#weights];
    let count = 0;
    for (let user = 0; user < this.#nUsers; user++) {
      if (met[user] === 0) continue;
      chosen[count] = user;
      weights[count++] = met[user];
    }
    return this.#inverse.sumOf(chosen.subarray(0, count), weights.subarray(0, count));
  }

  /** The product of one column of X with a vector over people. */
  #along(item: number, people: Float32Array): number {
    const { starts, users, values } = this.#columns;
    let sum = 0;
    for (let row = starts[item]; row < starts[item + 1]; row++) {
      sum += values[row] * people[users[row]];
    }
    return sum;
  }
}
