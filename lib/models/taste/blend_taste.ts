import type { History, ModelData, Neighbour, TasteModel } from "../heads.ts";

/** A taste head that tells how widely its scores spread, which a blend needs to weigh it. */
export interface TastePart<P = unknown> extends TasteModel<P> {
  /** The standard deviation of a person's scores of the items that are not in their history. */
  spread(profile: P): number;
}

/** A model's part in a blend. */
export interface BlendPart {
  readonly name: string;
  readonly model: TastePart;
  readonly weight: number;
}

/** A history as each part takes it in, and the factor that brings its scores to a common spread. */
export interface BlendProfile {
  readonly profiles: readonly unknown[];
  readonly factors: readonly number[];
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
  /** One part's scores at a time. */
  readonly #scores: Float32Array;

  /** @param parts at least one; the first one's similarities are the blend's */
  constructor(parts: readonly BlendPart[], settings: ModelData["settings"]) {
    this.#parts = parts;
    this.#settings = settings;
    this.nItems = parts[0].model.nItems;
    this.#scores = new Float32Array(this.nItems);
  }

  foldIn(history: History): BlendProfile {
    const profiles = this.#parts.map(({ model }) => model.foldIn(history));
    const factors = this.#parts.map(({ model, weight }, part) => {
      const spread = model.spread(profiles[part]);
      return spread > 0 ? weight / spread : 0;
    });
    return { profiles, factors };
  }

  scores({ profiles, factors }: BlendProfile, out = new Float32Array(this.nItems)): Float32Array {
    out.fill(0);
    this.#parts.forEach(({ model }, part) => {
      const factor = factors[part];
      const own = model.scores(profiles[part], this.#scores);
      for (let item = 0; item < out.length; item++) out[item] += factor * own[item];
    });
    return out;
  }

  explain({ profiles, factors }: BlendProfile, item: number): Float32Array {
    const [first, ...rest] = this.#parts.map(({ model }, part) =>
      model.explain(profiles[part], item).map((share) => factors[part] * share)
    );
    for (const shares of rest) shares.forEach((share, at) => first[at] += share);
    return first;
  }

  likings(history: History): Float32Array {
    return this.#parts[0].model.likings(history);
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
