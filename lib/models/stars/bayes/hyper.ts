import { factorize, solveUpper } from "../../cholesky.ts";
import type { NormalPrior } from "../../kernel/gibbs_features.ts";
import type { Random } from "../../random.ts";

/** Prior weight of the mean of a group's weights, in features. */
const MEAN_WEIGHT = 1;

/**
 * A prior before anything is known: centred on zero, with this standard deviation. A narrow one lets
 * the sampler arrive in a tenth of the sweeps: weights that few ratings speak for would first be
 * drawn as wide as the prior allows, and then speak for a wide prior.
 */
export function startPrior(width: number, sd: number): NormalPrior {
  const precision = new Float64Array(width * width);
  for (let d = 0; d < width; d++) precision[d * width + d] = 1 / sd ** 2;
  return { precision, mean: new Float64Array(width) };
}

/**
 * Draws the prior that a group of weights comes from, given the weights: Normal–Wishart, centred on
 * zero with an identity scale and `width` degrees of freedom (Salakhutdinov and Mnih 2008, eq. 14).
 * @param sums `Σ w wᵀ`, then `Σ w`, as `scatter` gives them
 * @param count how many vectors of weights there are
 */
export function drawPrior(
  sums: Float64Array,
  count: number,
  width: number,
  random: Random,
): NormalPrior {
  const mean = sums.slice(width * width).map((sum) => sum / count);
  const scatter = sums.slice(0, width * width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) scatter[a * width + b] -= count * mean[a] * mean[b];
  }
  const shrink = MEAN_WEIGHT * count / (MEAN_WEIGHT + count);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) scatter[a * width + b] += shrink * mean[a] * mean[b];
    scatter[a * width + a] += 1;
  }
  factorize(scatter, width);
  const precision = drawWishart(scatter, width, width + count, random);
  const weight = MEAN_WEIGHT + count;
  const spread = precision.map((entry) => entry * weight);
  factorize(spread, width);
  const centre = Float64Array.from(mean, () => random.normal());
  solveUpper(spread, width, centre);
  return { precision, mean: centre.map((deviate, d) => mean[d] * count / weight + deviate) };
}

/**
 * A draw from the Wishart distribution whose inverse scale has the Cholesky factor `lower`, by
 * Bartlett's decomposition.
 */
function drawWishart(
  lower: Float64Array,
  width: number,
  degrees: number,
  random: Random,
): Float64Array {
  const root = new Float64Array(width * width);
  for (let column = 0; column < width; column++) {
    const bartlett = new Float64Array(width);
    bartlett[column] = Math.sqrt(2 * random.gamma((degrees - column) / 2));
    for (let row = column + 1; row < width; row++) bartlett[row] = random.normal();
    solveUpper(lower, width, bartlett);
    for (let row = 0; row < width; row++) root[row * width + column] = bartlett[row];
  }
  const drawn = new Float64Array(width * width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      let sum = 0;
      for (let d = 0; d < width; d++) sum += root[a * width + d] * root[b * width + d];
      drawn[a * width + b] = sum;
    }
  }
  return drawn;
}
