/**
 * Drawing weights of features from their conditional distributions, in plain TypeScript: the
 * reference that the WebAssembly build is tested against. The layout is that of `gibbs_rows.ts`.
 */
import { factorize, solveLower, solveUpper } from "../cholesky.ts";
import type { RowStatistics } from "./gibbs_rows.ts";

/** Features of the rows, as in `SparseFeatures`, with the weights that are drawn. */
export interface FeatureWeights {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly scales: Float32Array;
  /** `nFeatures × width` */
  readonly weights: Float32Array;
}

/** A normal prior of a feature's weights. */
export interface NormalPrior {
  /** `width × width`, both triangles */
  readonly precision: Float64Array;
  readonly mean: Float64Array;
}

/** `precision × mean` of a prior. */
export function priorPull({ precision, mean }: NormalPrior): Float64Array {
  return mean.map((_, a) =>
    mean.reduce((sum, value, b) => sum + precision[a * mean.length + b] * value, 0)
  );
}

/**
 * Draws the weights that each row has of its own, and carries the moves into the rows' vectors
 * (`totals`) and gradients.
 * @param weights `nRows × width`
 * @param normals `nRows × width` standard normal deviates
 */
export function drawRows(
  weights: Float32Array,
  statistics: RowStatistics,
  totals: Float32Array,
  prior: NormalPrior,
  normals: Float32Array,
  width: number,
): void {
  const count = weights.length / width;
  const own = Int32Array.from({ length: count + 1 }, (_, row) => row);
  const features = {
    starts: own,
    rows: own.subarray(0, count),
    scales: new Float32Array(count).fill(1),
    weights,
  };
  drawFeatures(features, statistics, totals, prior, normals, width);
}

/**
 * Draws the weights of one feature after another, and carries each move into the rows' vectors
 * (`totals`) and gradients.
 * @param normals `nFeatures × width` standard normal deviates
 */
export function drawFeatures(
  { starts, rows, scales, weights }: FeatureWeights,
  { hessians, gradients }: RowStatistics,
  totals: Float32Array,
  prior: NormalPrior,
  normals: Float32Array,
  width: number,
): void {
  const pull = priorPull(prior);
  for (let feature = 0; feature < starts.length - 1; feature++) {
    const own = feature * width;
    const system = prior.precision.slice();
    const drawn = pull.slice();
    for (let at = starts[feature]; at < starts[feature + 1]; at++) {
      const row = rows[at];
      const scale = scales[row];
      for (let a = 0; a < width; a++) {
        drawn[a] += scale * gradients[row * width + a];
        for (let b = 0; b < width; b++) {
          const entry = scale * scale * hessians[(row * width + a) * width + b];
          system[a * width + b] += entry;
          // the gradients are taken at the present weights: add back what these explain
          drawn[a] += entry * weights[own + b];
        }
      }
    }
    factorize(system, width);
    solveLower(system, width, drawn);
    for (let a = 0; a < width; a++) drawn[a] += normals[own + a];
    solveUpper(system, width, drawn);
    const move = drawn.map((value, a) => value - weights[own + a]);
    weights.set(drawn, own);
    for (let at = starts[feature]; at < starts[feature + 1]; at++) {
      carry(hessians, gradients, totals, rows[at], scales[rows[at]], move);
    }
  }
}

/** Adds `scale × move` to one row's vector and takes it out of its gradient. */
function carry(
  hessians: Float32Array,
  gradients: Float32Array,
  totals: Float32Array,
  row: number,
  scale: number,
  move: Float64Array,
): void {
  const width = move.length;
  for (let a = 0; a < width; a++) {
    totals[row * width + a] += scale * move[a];
    let change = 0;
    for (let b = 0; b < width; b++) change += hessians[(row * width + a) * width + b] * move[b];
    gradients[row * width + a] -= scale * change;
  }
}
