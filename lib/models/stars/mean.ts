import { checkRatings } from "../check_ratings.ts";
import type { Ratings } from "../ratings.ts";
import { FactorStars } from "./factor_stars.ts";

/** The mean of at least one value, summed in double precision. */
export function meanOf(values: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at];
  return sum / values.length;
}

/** The baseline below all others: everybody rates everything the mean of all ratings. */
export function trainMean(ratings: Ratings): FactorStars {
  checkRatings(ratings);
  const mean = meanOf(ratings.values);
  let squares = 0;
  for (const value of ratings.values) squares += (value - mean) ** 2;
  const pinned = Infinity;
  return new FactorStars({
    kind: "mean",
    settings: {},
    scale: ratings.scale,
    mean,
    noise: Math.sqrt(squares / ratings.values.length),
    shrinkage: { biasBase: pinned, biasPerRating: 0, factorBase: pinned, factorPerRating: 0 },
    rank: 0,
    userBias: new Float32Array(ratings.nUsers),
    itemBias: new Float32Array(ratings.nItems),
    userFactors: new Float32Array(0),
    itemFactors: new Float32Array(0),
  });
}
