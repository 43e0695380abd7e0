import { ReelmatchError } from "../errors.ts";
import type { Pieces } from "../pieces.ts";
import type { ModelData, StarsModel, TasteModel } from "./heads.ts";
import { reviveBayes } from "./stars/bayes/store.ts";
import { reviveFactorStars } from "./stars/revive_factors.ts";
import { reviveBlend } from "./taste/blend.ts";
import { reviveAls } from "./taste/revive_als.ts";
import { reviveEase, reviveEaseHead } from "./taste/revive_ease.ts";
import { revivePopularity } from "./taste/popularity.ts";

const STARS: Readonly<Record<string, (data: ModelData) => StarsModel>> = {
  mean: reviveFactorStars,
  biases: reviveFactorStars,
  svd: reviveFactorStars,
  bayes: reviveBayes,
};

const TASTE: Readonly<Record<string, (data: ModelData) => Pieces<TasteModel>>> = {
  // deno-lint-ignore require-yield
  popularity: function* (data) {
    return revivePopularity(data);
  },
  als: reviveAls,
  ease: reviveEase,
  "ease-head": reviveEaseHead,
  blend: reviveBlend,
};

function readerOf<T>(readers: Readonly<Record<string, T>>, head: string, kind: string): T {
  const reader = Object.hasOwn(readers, kind) ? readers[kind] : undefined;
  if (reader !== undefined) return reader;
  throw new ReelmatchError(
    "CORRUPT",
    `The stored ${head} model is a "${kind}": expected one of ${Object.keys(readers).join(", ")}.`,
  );
}

/**
 * A stars head from its stored numbers, whichever trainer made it.
 * @throws {ReelmatchError} `CORRUPT` for an unknown kind or misshapen tensors
 */
export function reviveStars(data: ModelData): StarsModel {
  return readerOf(STARS, "stars", data.kind)(data);
}

/**
 * A taste head from its stored numbers, whichever trainer made it; in pieces, as what serving needs
 * beside them takes long for many films.
 * @throws {ReelmatchError} `CORRUPT` for an unknown kind or misshapen tensors
 */
export function* reviveTaste(data: ModelData): Pieces<TasteModel> {
  return yield* readerOf(TASTE, "taste", data.kind)(data);
}
