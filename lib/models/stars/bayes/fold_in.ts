import { factorize, solveFactorized } from "../../cholesky.ts";
import type { History } from "../../heads.ts";
import type { FoldInDraw } from "./draws.ts";
import { expectedPrecision, expectedVariance } from "./noise.ts";

/** A person's vector given their history and one draw of everything else. */
export interface FoldedDraw {
  /** Expected vector, `width` long: bias, then factors. */
  readonly vector: Float64Array;
  /** Cholesky factor of the vector's precision. */
  readonly lower: Float64Array;
  /** Expected variance of the person's ratings around their predictions. */
  readonly variance: number;
}

/** What having rated these films at all adds to a person: the sum over `√n`. */
function setVector({ items }: History, { rated }: FoldInDraw, width: number): Float64Array {
  const sum = new Float64Array(width);
  for (const item of items) {
    for (let d = 0; d < width; d++) sum[d] += rated[item * width + d];
  }
  return items.length === 0 ? sum : sum.map((value) => value / Math.sqrt(items.length));
}

/** Solves for the person's own weights at one noise level; leaves the precision's factor in `lower`. */
function solveOwn(
  design: Float64Array,
  targets: Float64Array,
  { prior }: FoldInDraw,
  precision: number,
  width: number,
  lower: Float64Array,
): Float64Array {
  lower.set(prior.precision);
  const own = new Float64Array(width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) own[a] += prior.precision[a * width + b] * prior.mean[b];
  }
  for (let row = 0; row < targets.length; row++) {
    for (let a = 0; a < width; a++) {
      const value = precision * design[row * width + a];
      own[a] += value * targets[row];
      for (let b = 0; b <= a; b++) lower[a * width + b] += value * design[row * width + b];
    }
  }
  factorize(lower, width);
  solveFactorized(lower, width, own);
  return own;
}

/**
 * Folds a person into one draw: the conditional expectation of their vector, at the noise level
 * that the prior expects and then at the one that their own residuals suggest.
 * @param mean the mean of the training ratings
 */
export function foldIntoDraw(
  history: History,
  draw: FoldInDraw,
  mean: number,
  width: number,
): FoldedDraw {
  const { items, values } = history;
  const set = setVector(history, draw, width);
  const design = new Float64Array(items.length * width);
  const targets = new Float64Array(items.length);
  items.forEach((item, row) => {
    design.set(draw.films.subarray(item * width, (item + 1) * width), row * width);
    targets[row] = values[row] - mean - design[row * width];
    design[row * width] = 1;
    for (let d = 0; d < width; d++) targets[row] -= design[row * width + d] * set[d];
  });
  const lower = new Float64Array(width * width);
  let squares = 0;
  let own: Float64Array = new Float64Array(width);
  for (let round = 0; round < 2; round++) {
    const precision = round === 0
      ? expectedPrecision(draw.noiseRate, 0, 0)
      : expectedPrecision(draw.noiseRate, items.length, squares);
    own = solveOwn(design, targets, draw, precision, width, lower);
    squares = 0;
    for (let row = 0; row < items.length; row++) {
      let error = targets[row];
      for (let d = 0; d < width; d++) error -= design[row * width + d] * own[d];
      squares += error * error;
    }
  }
  const variance = expectedVariance(draw.noiseRate, items.length, squares);
  return { vector: own.map((value, d) => value + set[d]), lower, variance };
}
