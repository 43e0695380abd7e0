import type { NormalPrior } from "../../kernel/gibbs_features.ts";
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

/** Copies what predicting needs of the sampler's state, in stars. */
export function drawOf({ people, films, unit, workshop: { width } }: Sampler): Draw {
  return {
    people: people.totals.map((value) => unit * value),
    films: films.totals.map((value, at) => at % width === 0 ? unit * value : value),
  };
}

/** Copies what folding in needs of the sampler's state, in stars; the films are shared with `draw`. */
export function foldInDrawOf({ people, noise, unit }: Sampler, { films }: Draw): FoldInDraw {
  const [own, sets] = people.groups;
  const { mean, precision } = own.prior;
  const width = mean.length;
  const rated = new Float32Array(films.length);
  sets.ids?.forEach((film, feature) => {
    const weights = sets.weights.subarray(feature * width, (feature + 1) * width);
    rated.set(weights.map((value) => unit * value), film * width);
  });
  return {
    films,
    rated,
    prior: {
      mean: mean.map((value) => unit * value),
      precision: precision.map((value) => value / unit ** 2),
    },
    noiseRate: noise.rate * unit ** 2,
  };
}

/** Whether event `at` of `total` is one of `wanted` spread evenly, the last one always among them. */
export function isChosen(at: number, total: number, wanted: number): boolean {
  return Math.floor((at + 1) * wanted / total) > Math.floor(at * wanted / total);
}
