import type { Pieces } from "../../pieces.ts";
import type { ModelData } from "../heads.ts";
import { TensorReader } from "../tensors.ts";
import { EaseHeadTaste } from "./ease_head_taste.ts";
import { EaseTaste } from "./ease_taste.ts";

/**
 * EASE from what {@link EaseTaste.toData} gave; taken up as an implicit factorisation is.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function* reviveEase(data: ModelData): Pieces<EaseTaste> {
  const read = new TensorReader(data);
  const [nItems, mean, sd, weight, pull, similarityDamping] = read.float64("constants", 6);
  const starts = read.int32("starts", -1);
  const items = read.int32("items", starts[starts.length - 1]);
  const nUsers = starts.length - 1;
  return yield* EaseTaste.of({
    settings: data.settings,
    nItems,
    starts: starts.slice(),
    items: items.slice(),
    values: read.float32("values", items.length).slice(),
    itemWeights: read.float32("item_weights", nItems).slice(),
    inverse: read.rows("inverse", nUsers, nUsers),
    grading: { mean, sd, weight, pull },
    similarityDamping,
  });
}

/**
 * EASE on the most popular films from what {@link EaseHeadTaste.toData} gave; taken up alike.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function* reviveEaseHead(data: ModelData): Pieces<EaseHeadTaste> {
  const read = new TensorReader(data);
  const [mean, sd, weight, pull, similarityDamping] = read.float64("constants", 5);
  const itemCounts = read.int32("item_counts", -1);
  const head = read.int32("head", -1);
  return yield* EaseHeadTaste.of({
    settings: data.settings,
    itemCounts: itemCounts.slice(),
    head: head.slice(),
    weights: read.rows("weights", head.length, head.length),
    precisions: read.float32("precisions", head.length).slice(),
    itemWeights: read.float32("item_weights", itemCounts.length).slice(),
    grading: { mean, sd, weight, pull },
    similarityDamping,
  });
}
