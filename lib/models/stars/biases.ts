import { checkRatings } from "../check_ratings.ts";
import { countBy } from "../groups.ts";
import type { Ratings } from "../ratings.ts";
import { FactorStars } from "./factor_stars.ts";
import { meanOf } from "./mean.ts";

/** What the biases can be told. */
export interface BiasesSettings {
  /** Alternations between the two sides. */
  readonly epochs: number;
  /** Ratings of the mean that every person is given beside their own. */
  readonly userPull: number;
  /** Ratings of the mean that every film is given beside its own. */
  readonly itemPull: number;
}

/** The defaults of Surprise's `BaselineOnly`. */
export const SURPRISE_BIASES: BiasesSettings = { epochs: 10, userPull: 15, itemPull: 10 };

/** Sets each bias of one side to its shrunken mean residual, the other side held. */
function fitSide(
  keys: Int32Array,
  others: Int32Array,
  values: Float32Array,
  mean: number,
  bias: Float32Array,
  otherBias: Float32Array,
  counts: Int32Array,
  pull: number,
): void {
  const sums = new Float64Array(bias.length);
  for (let at = 0; at < keys.length; at++) {
    sums[keys[at]] += values[at] - mean - otherBias[others[at]];
  }
  for (let key = 0; key < bias.length; key++) {
    bias[key] = counts[key] === 0 ? 0 : sums[key] / (counts[key] + pull);
  }
}

/**
 * Biases alone, `r̂ = μ + bᵤ + bᵢ`, by alternating least squares (Koren 2010, §2.1): what Surprise's
 * `BaselineOnly` computes.
 * @throws {ReelmatchError} `BAD_INPUT` for ratings that cannot be used
 */
export function trainBiases(
  ratings: Ratings,
  settings: BiasesSettings = SURPRISE_BIASES,
): FactorStars {
  checkRatings(ratings);
  const { users, items, values, nUsers, nItems } = ratings;
  const mean = meanOf(values);
  const userBias = new Float32Array(nUsers);
  const itemBias = new Float32Array(nItems);
  const userCounts = countBy(users, nUsers);
  const itemCounts = countBy(items, nItems);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    fitSide(items, users, values, mean, itemBias, userBias, itemCounts, settings.itemPull);
    fitSide(users, items, values, mean, userBias, itemBias, userCounts, settings.userPull);
  }
  let squares = 0;
  for (let at = 0; at < values.length; at++) {
    squares += (values[at] - mean - userBias[users[at]] - itemBias[items[at]]) ** 2;
  }
  return new FactorStars({
    kind: "biases",
    settings: { ...settings },
    scale: ratings.scale,
    mean,
    noise: Math.sqrt(squares / values.length),
    shrinkage: {
      biasBase: settings.userPull,
      biasPerRating: 0,
      factorBase: Infinity,
      factorPerRating: 0,
    },
    rank: 0,
    userBias,
    itemBias,
    userFactors: new Float32Array(0),
    itemFactors: new Float32Array(0),
  });
}
