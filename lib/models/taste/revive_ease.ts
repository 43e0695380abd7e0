import type { ModelData } from "../heads.ts";
import { TensorReader } from "../tensors.ts";
import { EaseHeadTaste } from "./ease_head_taste.ts";
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

/**
 * EASE on the most popular films from what {@link EaseHeadTaste.toData} gave.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function reviveEaseHead(data: ModelData): EaseHeadTaste {
  const read = new TensorReader(data);
  const [mean, sd, weight, pull, similarityDamping] = read.float64("constants", 5);
  const itemCounts = read.int32("item_counts", -1);
  const head = read.int32("head", -1);
  return new EaseHeadTaste({
    settings: data.settings,
    itemCounts,
    head,
    weights: read.float32("weights", head.length, head.length),
    precisions: read.float32("precisions", head.length),
    itemWeights: read.float32("item_weights", itemCounts.length),
    grading: { mean, sd, weight, pull },
    similarityDamping,
  });
}
