import type { TrainingState } from "../../checkpoints.ts";
import type { Tensor } from "../../heads.ts";
import type { Posterior } from "./sample.ts";
import type { Sampler } from "./sampler.ts";

type Tensors = Record<string, Tensor>;

const of = (data: Tensor["data"]): Tensor => ({ shape: [data.length], data });

/** The arrays that a sweep changes, by name. */
function arraysOf({ people, films, residual, noise }: Sampler): Record<string, Float32Array> {
  const arrays: Record<string, Float32Array> = {
    people: people.totals,
    films: films.totals,
    residual,
    precisions: noise.precisions,
  };
  for (const { name, weights } of [...people.groups, ...films.groups]) {
    arrays[`weights ${name}`] = weights;
  }
  return arrays;
}

/** Everything that sampling goes on from. */
export function stateOf(sampler: Sampler, posterior: Posterior): TrainingState["tensors"] {
  const tensors: Tensors = {
    rate: of(Float64Array.of(sampler.noise.rate)),
    noise: of(posterior.noise),
  };
  for (const [name, array] of Object.entries(arraysOf(sampler))) tensors[name] = of(array);
  for (const { name, prior } of [...sampler.people.groups, ...sampler.films.groups]) {
    tensors[`precision ${name}`] = of(prior.precision);
    tensors[`mean ${name}`] = of(prior.mean);
  }
  posterior.draws.forEach(({ people, films }, at) => {
    tensors[`draw ${at} people`] = of(people);
    tensors[`draw ${at} films`] = of(films);
  });
  posterior.foldInDraws.forEach(({ draw, rated, prior, noiseRate }, at) => {
    tensors[`fold-in ${at} draw`] = of(Int32Array.of(draw));
    tensors[`fold-in ${at} rated`] = of(rated);
    tensors[`fold-in ${at} precision`] = of(prior.precision);
    tensors[`fold-in ${at} mean`] = of(prior.mean);
    tensors[`fold-in ${at} rate`] = of(Float64Array.of(noiseRate));
  });
  return tensors;
}

/** Puts a sampler and what it has kept back to where {@link stateOf} found them. */
export function restore(
  { tensors }: TrainingState,
  sampler: Sampler,
  posterior: Posterior,
): void {
  const float32 = (name: string): Float32Array => Float32Array.from(tensors[name].data);
  const float64 = (name: string): Float64Array => Float64Array.from(tensors[name].data);
  sampler.noise.rate = tensors.rate.data[0];
  posterior.noise.set(tensors.noise.data);
  for (const [name, array] of Object.entries(arraysOf(sampler))) array.set(tensors[name].data);
  for (const group of [...sampler.people.groups, ...sampler.films.groups]) {
    group.prior = {
      precision: float64(`precision ${group.name}`),
      mean: float64(`mean ${group.name}`),
    };
  }
  for (let at = 0; `draw ${at} people` in tensors; at++) {
    posterior.draws.push({
      people: float32(`draw ${at} people`),
      films: float32(`draw ${at} films`),
    });
  }
  for (let at = 0; `fold-in ${at} draw` in tensors; at++) {
    const draw = tensors[`fold-in ${at} draw`].data[0];
    posterior.foldInDraws.push({
      draw,
      films: posterior.draws[draw].films,
      rated: float32(`fold-in ${at} rated`),
      prior: {
        precision: float64(`fold-in ${at} precision`),
        mean: float64(`fold-in ${at} mean`),
      },
      noiseRate: tensors[`fold-in ${at} rate`].data[0],
    });
  }
}
