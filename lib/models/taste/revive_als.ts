import type { Pieces } from "../../pieces.ts";
import type { ModelData } from "../heads.ts";
import { TensorReader } from "../tensors.ts";
import { AlsTaste } from "./als_taste.ts";

/**
 * An implicit factorisation from what {@link AlsTaste.toData} gave. The factors stay where they are
 * if kernels can work on them there. Everything else is copied: tensors read from a file are views of
 * all its bytes, which would stay in memory beside a copy of the factors.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function* reviveAls(data: ModelData): Pieces<AlsTaste> {
  const read = new TensorReader(data);
  const itemCounts = read.int32("item_counts", -1).slice();
  const rank = read.side("item_factors", 1);
  const [mean, sd, weight, pull, unobserved, regularization, ...rest] = read
    .float64("constants", 8);
  const [similarityDamping, popularDiscount] = rest;
  return yield* AlsTaste.of({
    settings: data.settings,
    rank,
    itemFactors: read.rows("item_factors", itemCounts.length, rank),
    itemCounts,
    grading: { mean, sd, weight, pull },
    unobserved,
    regularization,
    similarityDamping,
    popularDiscount,
  });
}
