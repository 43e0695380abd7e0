import type { Forecast } from "../models/stars/bayes/in_time.ts";

/** Shares of held-out ratings that lay within their predicted interval, by its nominal percentage. */
export interface IntervalCoverage {
  readonly 50: number;
  readonly 80: number;
  readonly 95: number;
}

/** Standard normal deviates that bound the middle 50, 80 and 95 %. */
const DEVIATES = { 50: 0.674490, 80: 1.281552, 95: 1.959964 } as const;

/** Measures the intervals of a forecast: a rating counts where it is within, its bounds included. */
export function intervalCoverage(
  { means, sds }: Forecast,
  values: Float32Array,
): IntervalCoverage {
  const covered = (deviate: number): number => {
    let count = 0;
    for (let at = 0; at < values.length; at++) {
      if (Math.abs(values[at] - means[at]) <= deviate * sds[at]) count++;
    }
    return count / values.length;
  };
  return { 50: covered(DEVIATES[50]), 80: covered(DEVIATES[80]), 95: covered(DEVIATES[95]) };
}
