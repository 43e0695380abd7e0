import type { Blocks } from "../blocks.ts";
import { errorOf, type FactorModel } from "../kernel/sgd.ts";
import { seededRandom } from "../random.ts";

/** The share of the ratings that descent meets late, so that they tell how far predictions err. */
const LATE_SHARE = 0.05;
/** More late ratings would not tell it better. */
const MOST_LATE = 20_000;
/** With fewer ratings the late ones would be too few to tell anything. */
const LEAST_RATINGS = 1000;
/** Ratings of average error that every person is given beside their own. */
const PRIOR_RATINGS = 10;
/** The middle shares of a normal distribution whose bounds are measured, and their deviates. */
const LEVELS = [[0.5, 0.674490], [0.8, 1.281552], [0.95, 1.959964]] as const;

/**
 * Marks the ratings that join training late by 1, at random; `undefined` where they are too few.
 * @param count of the ratings
 */
export function chooseLate(count: number, seed: number): Uint8Array | undefined {
  if (count < LEAST_RATINGS) return undefined;
  const random = seededRandom(seed, 1);
  const share = Math.min(LATE_SHARE, MOST_LATE / count);
  return Uint8Array.from({ length: count }, () => random.uniform() < share ? 1 : 0);
}

/** Standard deviations of ratings around their predictions. */
export interface Noise {
  /** Of a person of whom nothing is known. */
  readonly common: number;
  /** Of each person, `nUsers`. */
  readonly persons: Float32Array;
}

/**
 * How far a model's predictions err on ratings that it has not met. A person's errors on the ratings
 * that it has met, drawn to everybody's, tell who is hard to predict; the errors on the late ratings
 * tell by what factor those are too small, as the mean over the bounds of the middle 50, 80 and 95 %.
 * @param squares of each person, summed over the ratings met
 */
export function measureNoise(
  { list, starts, lates }: Blocks,
  model: FactorModel,
  squares: Float64Array,
): Noise {
  const counts = new Int32Array(squares.length);
  const late: number[] = [];
  for (let block = 0; block < lates.length; block++) {
    for (let at = starts[block]; at < lates[block]; at++) counts[list.users[at]]++;
    for (let at = lates[block]; at < starts[block + 1]; at++) late.push(at);
  }
  const met = list.values.length - late.length;
  const average = squares.reduce((sum, square) => sum + square, 0) / met;
  if (average === 0) return { common: 0, persons: new Float32Array(squares.length) };
  const spread = (user: number): number =>
    Math.sqrt((PRIOR_RATINGS * average + squares[user]) / (PRIOR_RATINGS + counts[user]));
  const errors = Float64Array.from(late, (at) => {
    const user = list.users[at];
    return Math.abs(errorOf(model, user, list.items[at], list.values[at])) / spread(user);
  }).sort();
  const logs = LEVELS.map(([share, deviate]) =>
    Math.log(errors[Math.floor(share * errors.length)] / deviate)
  );
  const factor = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return {
    common: factor * Math.sqrt(average),
    persons: Float32Array.from(squares, (_, user) => factor * spread(user)),
  };
}
