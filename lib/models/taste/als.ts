import { ReelmatchError } from "../../errors.ts";
import { checkRatings } from "../check_ratings.ts";
import { solveFactorized } from "../cholesky.ts";
import { countBy, groupBy } from "../groups.ts";
import { historiesOf } from "../histories.ts";
import { seededRandom } from "../random.ts";
import type { Ratings } from "../ratings.ts";
import { checkSignal, type TrainingOptions } from "../training.ts";
import { AlsTaste } from "./als_taste.ts";
import { gradesOf, type Grading, gradingOf } from "./grade.ts";
import { factorizeRow, gramOf } from "./normal_rows.ts";

/** What implicit ALS can be told. */
export interface AlsSettings {
  /** Length of a film's vector: the number of tastes told apart. */
  readonly factors: number;
  /** Alternations between people and films. */
  readonly iterations: number;
  /** Pull towards zero, scaled by how often a person or film occurs. */
  readonly regularization: number;
  /** Weight of a film that a person has not rated, beside 1 for one that they have. */
  readonly unobserved: number;
  /** What one standard deviation above the person's mean adds to the liking of a rated film. */
  readonly gradeWeight: number;
  /** Ratings of the global mean in every person's own mean. */
  readonly gradePull: number;
  /** Ratings at which a film's similarity to another counts half. */
  readonly similarityDamping: number;
  readonly seed: number;
}

/** Tuned as Rendle, Krichene, Zhang and Koren (2021) advise. */
export const DEFAULT_ALS: AlsSettings = {
  factors: 64,
  iterations: 12,
  regularization: 0.02,
  unobserved: 0.1,
  gradeWeight: 0.35,
  gradePull: 2,
  similarityDamping: 20,
  seed: 42,
};

/** One side's view of the rating matrix: whom each row has met, with which liking. */
interface Side {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly grades: Float32Array;
}

/** The graded matrix by person and by film, repeated ratings merged. */
export function gradedSides(ratings: Ratings, grading: Grading): { people: Side; films: Side } {
  const histories = historiesOf(ratings);
  const total = histories.reduce((sum, { items }) => sum + items.length, 0);
  const users = new Int32Array(total);
  const items = new Int32Array(total);
  const grades = new Float32Array(total);
  let at = 0;
  histories.forEach((history, user) => {
    users.fill(user, at, at + history.items.length);
    items.set(history.items, at);
    grades.set(gradesOf(history, grading), at);
    at += history.items.length;
  });
  const byUser = groupBy(users, ratings.nUsers).starts;
  const byItem = groupBy(items, ratings.nItems);
  return {
    people: { starts: byUser, others: items, grades },
    films: {
      starts: byItem.starts,
      others: byItem.order.map((row) => users[row]),
      grades: Float32Array.from(byItem.order, (row) => grades[row]),
    },
  };
}

/** Solves every row of one side, the other held: the exact minimum over that side. */
function solveSide(
  { starts, others, grades }: Side,
  factors: Float32Array,
  held: Float32Array,
  { factors: rank, unobserved, regularization }: AlsSettings,
): void {
  const gram = gramOf(held, rank, unobserved);
  const lower = new Float64Array(rank * rank);
  const right = new Float64Array(rank);
  const nOthers = held.length / rank;
  for (let row = 0; row < starts.length - 1; row++) {
    const own = others.subarray(starts[row], starts[row + 1]);
    if (own.length === 0) {
      factors.fill(0, row * rank, (row + 1) * rank);
      continue;
    }
    const penalty = regularization * (own.length + unobserved * nOthers);
    factorizeRow(gram, held, own, penalty, rank, lower);
    right.fill(0);
    for (let at = 0; at < own.length; at++) {
      const grade = grades[starts[row] + at];
      for (let d = 0; d < rank; d++) right[d] += grade * held[own[at] * rank + d];
    }
    solveFactorized(lower, rank, right);
    factors.set(right, row * rank);
  }
}

/**
 * Implicit matrix factorisation by alternating least squares (Hu, Koren, Volinsky 2008), in the
 * form and with the frequency-scaled regularization of Rendle et al. (2021, arXiv 2110.14037):
 * minimises `Σ_rated (p·q − grade)² + unobserved × Σ_all (p·q)² + penalties`. The target is the
 * liking that the rating expresses, so that a low rating is no liking.
 * @throws {ReelmatchError} `BAD_INPUT` for ratings or settings that cannot be used, `INTERRUPTED`
 * where the signal was given
 */
export function trainAls(
  ratings: Ratings,
  settings: AlsSettings = DEFAULT_ALS,
  { onEpoch, signal }: TrainingOptions = {},
): AlsTaste {
  checkRatings(ratings);
  const { factors: rank, iterations, regularization, unobserved, seed } = settings;
  if (!(rank >= 1 && iterations >= 1 && regularization > 0 && unobserved >= 0)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `Implicit ALS cannot train with ${rank} factors, ${iterations} iterations, regularization ` +
        `${regularization} and unobserved weight ${unobserved}: expected at least one factor and ` +
        "iteration, a positive regularization and a weight ≥ 0.",
    );
  }
  const grading = gradingOf(ratings.values, settings.gradeWeight, settings.gradePull);
  const { people, films } = gradedSides(ratings, grading);
  const random = seededRandom(seed);
  const itemCounts = countBy(people.others, ratings.nItems);
  const userFactors = new Float32Array(ratings.nUsers * rank);
  const itemFactors = Float32Array.from(
    { length: ratings.nItems * rank },
    () => random.normal() * 0.1 / Math.sqrt(rank),
  );
  for (let iteration = 0; iteration < iterations; iteration++) {
    checkSignal(signal, `${iteration} of ${iterations} iterations`);
    solveSide(people, userFactors, itemFactors, settings);
    solveSide(films, itemFactors, userFactors, settings);
    onEpoch?.({ epoch: iteration + 1, epochs: iterations });
  }
  return new AlsTaste({
    settings: { ...settings },
    rank,
    itemFactors,
    itemCounts,
    grading,
    unobserved,
    regularization,
    similarityDamping: settings.similarityDamping,
  });
}
