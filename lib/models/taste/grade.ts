import type { History } from "../heads.ts";
import { meanOf } from "../stars/mean.ts";

/** How a rating becomes a liking. */
export interface Grading {
  /** Mean of the training ratings. */
  readonly mean: number;
  /** Standard deviation of the training ratings, which makes the grade independent of the scale. */
  readonly sd: number;
  /** What one standard deviation above a person's own mean adds to the liking of 1. */
  readonly weight: number;
  /** Ratings of the global mean that every person is given when their own mean is taken. */
  readonly pull: number;
}

/** The grading of a set of training ratings. */
export function gradingOf(values: Float32Array, weight: number, pull: number): Grading {
  const mean = meanOf(values);
  let squares = 0;
  for (let at = 0; at < values.length; at++) squares += (values[at] - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / values.length) || 1, weight, pull };
}

/**
 * The liking that each rating of a history expresses, `1 + weight × (rating − mean of the person) / sd`:
 * having seen a film says something, having liked it more. A film rated far below
 * the person's mean tends to 0 or less.
 */
export function gradesOf(history: History, { mean, sd, weight, pull }: Grading): Float32Array {
  const count = history.values.length;
  let sum = mean * pull;
  for (let at = 0; at < count; at++) sum += history.values[at];
  const own = sum / (count + pull || 1);
  return history.values.map((value) => 1 + weight * (value - own) / sd);
}
