import { seededRandom } from "../models/random.ts";

/** A 95 % confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The element of a sorted array below which this share of it lies. */
const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/**
 * The 95 % percentile interval of a mean by the bootstrap (Efron 1979). Given each person's
 * difference between two models, it is the paired bootstrap over people.
 */
export function bootstrapMean(values: ArrayLike<number>, seed: number, draws = 1000): Interval {
  const random = seededRandom(seed);
  const means = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let at = 0; at < values.length; at++) sum += values[random.integer(values.length)];
    means[draw] = sum / values.length;
  }
  means.sort();
  return { low: quantile(means, 0.025), high: quantile(means, 0.975) };
}
