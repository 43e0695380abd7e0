import type { Pieces } from "../../pieces.ts";
import type { ModelData } from "../heads.ts";
import type { Ratings } from "../ratings.ts";
import { TensorReader } from "../tensors.ts";
import type { TrainingOptions } from "../training.ts";
import { type AlsSettings, alsSettingsFor, DEFAULT_ALS, trainAls } from "./als.ts";
import { type BlendPart, BlendTaste } from "./blend_taste.ts";
import { DEFAULT_EASE, type EaseSettings, trainEase } from "./ease.ts";
import { reviveAls } from "./revive_als.ts";
import { reviveEase, reviveEaseHead } from "./revive_ease.ts";

/** What a blend can be told. */
export interface BlendSettings {
  readonly als: AlsSettings;
  readonly ease: EaseSettings;
  /** Part of EASE in the sum, of 1; implicit ALS has the rest. */
  readonly easeWeight: number;
}

/** Chosen on inner folds; see `bench/RESULTS.md`. */
export const DEFAULT_BLEND: BlendSettings = {
  als: { ...DEFAULT_ALS, popularDiscount: 0.1 },
  ease: DEFAULT_EASE,
  easeWeight: 0.4,
};

/** Settings by the amount of data, as {@link alsSettingsFor} has them. */
export const blendSettingsFor = (nRatings: number, seed: number): BlendSettings => ({
  ...DEFAULT_BLEND,
  als: {
    ...alsSettingsFor(nRatings, seed),
    popularDiscount: DEFAULT_BLEND.als.popularDiscount,
  },
});

/** Settings of the parts as one flat record, `als.factors` and so on. */
function flatten(settings: BlendSettings): ModelData["settings"] {
  const { als, ease, easeWeight } = settings;
  const named = Object.entries({ als, ease }).flatMap(([name, part]) =>
    Object.entries(part).map(([key, value]) => [`${name}.${key}`, value] as const)
  );
  return { ...Object.fromEntries(named), ease_weight: easeWeight };
}

/**
 * Implicit ALS on all films with EASE on those it covers beside it. Each finds films that the other
 * misses.
 * @throws {ReelmatchError} as {@link trainAls} and {@link trainEase} do
 */
export async function trainBlend(
  ratings: Ratings,
  settings: BlendSettings = DEFAULT_BLEND,
  options: TrainingOptions = {},
): Promise<BlendTaste> {
  const { easeWeight } = settings;
  const als = await trainAls(ratings, settings.als, options);
  const ease = await trainEase(ratings, settings.ease, options);
  const parts: BlendPart[] = [
    { name: als.kind, model: als, weight: 1 - easeWeight },
    { name: ease.kind, model: ease, weight: easeWeight },
  ];
  return new BlendTaste(parts, { ...flatten(settings), ease_kind: ease.kind });
}

/** The data of one part, its tensors under their own names again. */
function partOf(data: ModelData, name: string): ModelData {
  const own = <T>(record: Readonly<Record<string, T>>, prefix: string): Record<string, T> =>
    Object.fromEntries(
      Object.entries(record)
        .filter(([key]) => key.startsWith(`${prefix}.`))
        .map(([key, value]) => [key.slice(prefix.length + 1), value]),
    );
  return {
    kind: name,
    settings: own(data.settings, name === "als" ? "als" : "ease"),
    tensors: own(data.tensors, name),
    arena: data.arena,
  };
}

/**
 * A blend from what {@link BlendTaste.toData} gave.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function* reviveBlend(data: ModelData): Pieces<BlendTaste> {
  const easeWeight = new TensorReader(data).setting("ease_weight");
  const als = yield* reviveAls(partOf(data, "als"));
  const parts: BlendPart[] = [{ name: "als", model: als, weight: 1 - easeWeight }];
  if (data.settings.ease_kind === "ease-head") {
    const model = yield* reviveEaseHead(partOf(data, "ease-head"));
    parts.push({ name: "ease-head", model, weight: easeWeight });
  } else if (easeWeight > 0) { // a blend written before 0.2 may be of implicit ALS alone
    const model = yield* reviveEase(partOf(data, "ease"));
    parts.push({ name: "ease", model, weight: easeWeight });
  }
  return new BlendTaste(parts, data.settings);
}
