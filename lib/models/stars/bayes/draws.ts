import type { NormalPrior } from "../../kernel/gibbs.ts";
import type { Sampler } from "./sampler.ts";

/** One draw from the posterior, as much of it as predicting needs. */
export interface Draw {
  /** `nUsers × width` */
  readonly people: Float32Array;
  /** `nItems × width` */
  readonly films: Float32Array;
}

/** One draw from the posterior, as much of it as folding a person in needs. */
export interface FoldInDraw {
  /** `nItems × width` */
  readonly films: Float32Array;
  /** `nItems × width`: what having rated a film adds to a person. */
  readonly rated: Float32Array;
  /** The prior of a person's own weights. */
  readonly prior: NormalPrior;
  /** Rate of the gamma prior of a person's noise. */
  readonly noiseRate: number;
}

/** Copies what predicting needs of the sampler's state. */
export const drawOf = ({ people, films }: Sampler): Draw => ({
  people: people.totals.slice(),
  films: films.totals.slice(),
});

/** Copies what folding in needs of the sampler's state; the films are shared with `draw`. */
export function foldInDrawOf({ people, noise }: Sampler, { films }: Draw): FoldInDraw {
  const [own, sets] = people.groups;
  const width = own.prior.mean.length;
  const rated = new Float32Array(films.length);
  sets.ids?.forEach((film, feature) =>
    rated.set(sets.weights.subarray(feature * width, (feature + 1) * width), film * width)
  );
  return { films, rated, prior: own.prior, noiseRate: noise.rate };
}

/** Whether event `at` of `total` is one of `wanted` spread evenly, the last one always among them. */
export function isChosen(at: number, total: number, wanted: number): boolean {
  return Math.floor((at + 1) * wanted / total) > Math.floor(at * wanted / total);
}
