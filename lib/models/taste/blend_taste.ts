import type { Contribution, History, ModelData, Neighbour, TasteModel } from "../heads.ts";

/** A model's part in a blend. */
export interface BlendPart {
  readonly name: string;
  readonly model: TasteModel;
  readonly weight: number;
}

/** A history as each part takes it in, and the factor that brings its scores to a common spread. */
export interface BlendProfile {
  readonly profiles: readonly unknown[];
  readonly factors: readonly number[];
}

/** The standard deviation of the scores of items that are not in a history. */
function spreadOf(scores: Float32Array, history: Int32Array): number {
  let count = scores.length;
  let sum = 0;
  let squares = 0;
  for (let item = 0; item < scores.length; item++) {
    sum += scores[item];
    squares += scores[item] * scores[item];
  }
  for (const item of history) {
    sum -= scores[item];
    squares -= scores[item] * scores[item];
    count--;
  }
  const mean = sum / (count || 1);
  return Math.sqrt(Math.max(0, squares / (count || 1) - mean * mean));
}

/**
 * A taste head that adds up others, each person's scores brought to one spread first. As every part
 * is a sum over the person's own films, so is the blend, and its explanations are exact.
 */
export class BlendTaste implements TasteModel<BlendProfile> {
  readonly kind = "blend";
  readonly nItems: number;
  readonly #parts: readonly BlendPart[];
  readonly #settings: ModelData["settings"];

  /** @param parts at least one; the first one's similarities are the blend's */
  constructor(parts: readonly BlendPart[], settings: ModelData["settings"]) {
    this.#parts = parts;
    this.#settings = settings;
    this.nItems = parts[0].model.nItems;
  }

  foldIn(history: History): BlendProfile {
    const scores = new Float32Array(this.nItems);
    const profiles: unknown[] = [];
    const factors: number[] = [];
    for (const { model, weight } of this.#parts) {
      const profile = model.foldIn(history);
      const spread = spreadOf(model.scores(profile, scores), history.items);
      profiles.push(profile);
      factors.push(spread > 0 ? weight / spread : 0);
    }
    return { profiles, factors };
  }

  scores({ profiles, factors }: BlendProfile, out = new Float32Array(this.nItems)): Float32Array {
    const own = new Float32Array(this.nItems);
    out.fill(0);
    this.#parts.forEach(({ model }, part) => {
      model.scores(profiles[part], own);
      for (let item = 0; item < out.length; item++) out[item] += factors[part] * own[item];
    });
    return out;
  }

  explain({ profiles, factors }: BlendProfile, item: number): readonly Contribution[] {
    const shares = new Map<number, number>();
    this.#parts.forEach(({ model }, part) => {
      for (const contribution of model.explain(profiles[part], item)) {
        const share = shares.get(contribution.item) ?? 0;
        shares.set(contribution.item, share + factors[part] * contribution.share);
      }
    });
    return Array.from(shares, ([own, share]) => ({ item: own, share }));
  }

  similarity(a: number, b: number): number {
    return this.#parts[0].model.similarity(a, b);
  }

  similar(item: number, count: number): readonly Neighbour[] {
    return this.#parts[0].model.similar(item, count);
  }

  toData(): ModelData {
    const parts = this.#parts.map(({ name, model }) => ({ name, data: model.toData() }));
    const prefixed = parts.flatMap(({ name, data }) =>
      Object.entries(data.tensors).map(([key, tensor]) => [`${name}.${key}`, tensor] as const)
    );
    return { kind: this.kind, settings: this.#settings, tensors: Object.fromEntries(prefixed) };
  }
}
