import type { ModelData } from "../heads.ts";
import { TensorReader } from "../tensors.ts";
import { EaseTaste } from "./ease_taste.ts";

/**
 * EASE from what {@link EaseTaste.toData} gave.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function reviveEase(data: ModelData): EaseTaste {
  const read = new TensorReader(data);
  const [nItems, mean, sd, weight, pull, similarityDamping] = read.float64("constants", 6);
  const starts = read.int32("starts", -1);
  const items = read.int32("items", starts[starts.length - 1]);
  const nUsers = starts.length - 1;
  return new EaseTaste({
    settings: data.settings,
    nItems,
    starts,
    items,
    values: read.float32("values", items.length),
    itemWeights: read.float32("item_weights", nItems),
    inverse: read.float32("inverse", nUsers, nUsers),
    grading: { mean, sd, weight, pull },
    similarityDamping,
  });
}
