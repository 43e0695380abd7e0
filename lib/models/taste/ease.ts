import { ReelmatchError } from "../../errors.ts";
import { checkRatings } from "../check_ratings.ts";
import { countBy } from "../groups.ts";
import { historiesOf } from "../histories.ts";
import { invertSimd } from "../kernel/invert_simd.ts";
import type { Ratings } from "../ratings.ts";
import { popularityWeights } from "./discount.ts";
import { EaseTaste } from "./ease_taste.ts";
import { gradesOf, gradingOf } from "./grade.ts";

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
}

/** Chosen on inner folds; see `bench/RESULTS.md`. */
export const DEFAULT_EASE: EaseSettings = {
  regularization: 250,
  busyDiscount: 0.4,
  popularDiscount: 0.2,
  gradeWeight: 0.1,
  gradePull: 2,
  similarityDamping: 20,
};

/** People up to which the dual form is affordable: its matrix is inverted in about `people³` steps. */
export const MOST_PEOPLE = 2500;

/** `X Xᵀ` of the weighted rows, the dense lower triangle (`nUsers × nUsers`). */
function gramOfPeople(
  starts: Int32Array,
  items: Int32Array,
  values: Float32Array,
  nItems: number,
): Float64Array {
  const nUsers = starts.length - 1;
  const gram = new Float64Array(nUsers * nUsers);
  const dense = new Float64Array(nItems);
  for (let user = 0; user < nUsers; user++) {
    for (let at = starts[user]; at < starts[user + 1]; at++) dense[items[at]] = values[at];
    for (let other = 0; other <= user; other++) {
      let sum = 0;
      for (let at = starts[other]; at < starts[other + 1]; at++) {
        sum += values[at] * dense[items[at]];
      }
      gram[user * nUsers + other] = sum;
    }
    for (let at = starts[user]; at < starts[user + 1]; at++) dense[items[at]] = 0;
  }
  return gram;
}

/**
 * EASE (Steck 2019) on graded ratings, in closed form, for data of few people.
 * @throws {ReelmatchError} `BAD_INPUT` for ratings that cannot be used, more than
 * {@link MOST_PEOPLE} people, or settings that cannot be
 */
export function trainEase(ratings: Ratings, settings: EaseSettings = DEFAULT_EASE): EaseTaste {
  checkRatings(ratings);
  const { nUsers, nItems } = ratings;
  if (nUsers > MOST_PEOPLE) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `EASE is solved for up to ${MOST_PEOPLE} people and there are ${nUsers}: use als.`,
    );
  }
  if (!(settings.regularization > 0)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `EASE needs a positive regularization: got ${settings.regularization}.`,
    );
  }
  const grading = gradingOf(ratings.values, settings.gradeWeight, settings.gradePull);
  const histories = historiesOf(ratings);
  const starts = new Int32Array(nUsers + 1);
  histories.forEach(({ items }, user) => starts[user + 1] = starts[user] + items.length);
  const items = new Int32Array(starts[nUsers]);
  const values = new Float32Array(starts[nUsers]);
  const average = starts[nUsers] / nUsers;
  histories.forEach((history, user) => items.set(history.items, starts[user]));
  const itemWeights = popularityWeights(countBy(items, nItems), settings.popularDiscount);
  histories.forEach((history, user) => {
    const weight = Math.pow(Math.max(1, history.items.length) / average, -settings.busyDiscount);
    values.set(
      gradesOf(history, grading).map((grade, at) =>
        Math.sqrt(weight) * grade * itemWeights[history.items[at]]
      ),
      starts[user],
    );
  });
  const gram = gramOfPeople(starts, items, values, nItems);
  const inverse = invertSimd(
    nUsers,
    (row, column) => gram[row * nUsers + column] + (row === column ? settings.regularization : 0),
  );
  return new EaseTaste({
    settings: { ...settings },
    nItems,
    starts,
    items,
    values,
    itemWeights,
    inverse,
    grading,
    similarityDamping: settings.similarityDamping,
  });
}
