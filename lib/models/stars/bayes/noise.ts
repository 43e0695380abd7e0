import type { Random } from "../../random.ts";

/** Prior ratings' worth of evidence, halved, about a person's noise: the shape of its gamma prior. */
const SHAPE = 3;

/** People's worth of evidence that the noise is as at the start, so that tiny data cannot lose it. */
const START_WEIGHT = 2;

/** Share of the ratings' variance that is noise before sampling. */
const START_VARIANCE = 0.7;
/** No person is more exact than this share of the scale; keeps noiseless data solvable. */
const SMALLEST_SD = 0.01;

/** How erratic each person's ratings are: a precision a person, with one gamma prior for all. */
export interface Noise {
  /** `1 / variance` of each person's ratings around their predictions. */
  readonly precisions: Float32Array;
  /** Rate of the gamma prior. */
  rate: number;
  /** The precision before sampling. */
  readonly start: number;
  /** The largest precision. */
  readonly limit: number;
}

/**
 * The noise before sampling, of ratings with a variance of 1.
 * @param precisions one a person, filled
 * @param range of the scale of the ratings
 */
export function startNoise(precisions: Float32Array, range: number): Noise {
  const limit = 1 / (SMALLEST_SD * (range || 1)) ** 2;
  const start = Math.min(limit, 1 / START_VARIANCE);
  return { precisions: precisions.fill(start), rate: SHAPE / start, start, limit };
}

/**
 * Draws each person's precision and the rate of their prior, given the residuals.
 * @param counts ratings of each person
 * @param squares sum of each person's squared residuals
 */
export function drawNoise(
  noise: Noise,
  counts: Int32Array,
  squares: Float32Array,
  random: Random,
): void {
  const { precisions } = noise;
  let sum = 0;
  for (let user = 0; user < precisions.length; user++) {
    const draw = random.gamma(SHAPE + counts[user] / 2);
    precisions[user] = Math.min(noise.limit, draw / (noise.rate + squares[user] / 2));
    sum += precisions[user];
  }
  const people = precisions.length + START_WEIGHT;
  noise.rate = random.gamma(SHAPE * people) / (sum + START_WEIGHT * noise.start);
}

/**
 * The expected variance of a person's ratings around their predictions, from the squared
 * residuals of `count` of them: `count` 0 gives that of anybody.
 */
export const expectedVariance = (rate: number, count: number, squares: number): number =>
  (rate + squares / 2) / (SHAPE + count / 2 - 1);

/** The expected precision of a person's ratings, from the squared residuals of `count` of them. */
export const expectedPrecision = (rate: number, count: number, squares: number): number =>
  (SHAPE + count / 2) / (rate + squares / 2);
