import type { ModelData } from "../heads.ts";
import { TensorReader } from "../tensors.ts";
import { FactorStars } from "./factor_stars.ts";

/**
 * A factor model from what {@link FactorStars.toData} gave.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function reviveFactorStars(data: ModelData): FactorStars {
  const read = new TensorReader(data);
  const nUsers = read.side("user_bias", 0);
  const nItems = read.side("item_bias", 0);
  const rank = read.side("item_factors", 1);
  const [mean, noise, min, max, biasBase, biasPerRating, factorBase, factorPerRating] = read
    .float64("constants", 8);
  return new FactorStars({
    kind: data.kind,
    settings: data.settings,
    scale: { min, max },
    mean,
    noise,
    userNoise: data.tensors.user_noise && read.float32("user_noise", nUsers),
    shrinkage: { biasBase, biasPerRating, factorBase, factorPerRating },
    rank,
    userBias: read.float32("user_bias", nUsers),
    itemBias: read.float32("item_bias", nItems),
    userFactors: read.float32("user_factors", nUsers, rank),
    itemFactors: read.float32("item_factors", nItems, rank),
  });
}
