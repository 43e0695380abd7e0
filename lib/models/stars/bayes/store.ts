import type { ModelData, Tensor } from "../../heads.ts";
import { TensorReader } from "../../tensors.ts";
import { type BayesParts, BayesStars } from "./bayes_stars.ts";

/** One tensor of equally long arrays, the first axis counting them. */
function stack(arrays: readonly Float32Array[] | readonly Float64Array[], shape: number[]): Tensor {
  const size = arrays[0].length;
  const data = arrays[0] instanceof Float32Array
    ? new Float32Array(size * arrays.length)
    : new Float64Array(size * arrays.length);
  arrays.forEach((array, at) => data.set(array, at * size));
  return { shape: [arrays.length, ...shape], data };
}

/** The parts of a Bayesian factorisation as plain data. */
export function bayesToData(parts: BayesParts): ModelData {
  const { scale, mean, width, rank, draws } = parts;
  const nUsers = parts.userBias.length;
  const nItems = parts.itemBias.length;
  const constants = [mean, scale.min, scale.max];
  return {
    kind: "bayes",
    settings: parts.settings,
    tensors: {
      constants: { shape: [constants.length], data: Float64Array.from(constants) },
      user_bias: { shape: [nUsers], data: parts.userBias },
      item_bias: { shape: [nItems], data: parts.itemBias },
      user_factors: { shape: [nUsers, rank], data: parts.userFactors },
      item_factors: { shape: [nItems, rank], data: parts.itemFactors },
      user_noise: { shape: [nUsers], data: parts.userNoise },
      user_spread: { shape: [nUsers], data: parts.userSpread },
      item_spread: { shape: [nItems], data: parts.itemSpread },
      probes: { shape: [parts.probes.length], data: parts.probes },
      draw_films: stack(draws.map((draw) => draw.films), [nItems, width]),
      draw_rated: stack(draws.map((draw) => draw.rated), [nItems, width]),
      draw_prior_precision: stack(draws.map((draw) => draw.prior.precision), [width, width]),
      draw_prior_mean: stack(draws.map((draw) => draw.prior.mean), [width]),
      draw_projection: stack(draws.map((draw) => draw.projection), [width - 1, rank]),
      draw_noise_rate: {
        shape: [draws.length],
        data: Float64Array.from(draws, (draw) => draw.noiseRate),
      },
    },
  };
}

/**
 * A Bayesian factorisation from what {@link bayesToData} gave.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function reviveBayes(data: ModelData): BayesStars {
  const read = new TensorReader(data);
  const nUsers = read.side("user_bias", 0);
  const nItems = read.side("item_bias", 0);
  const rank = read.side("item_factors", 1);
  const count = read.side("draw_films", 0);
  const width = read.side("draw_films", 2);
  const [mean, min, max] = read.float64("constants", 3);
  const films = read.float32("draw_films", count, nItems, width);
  const rated = read.float32("draw_rated", count, nItems, width);
  const precision = read.float64("draw_prior_precision", count, width, width);
  const priorMean = read.float64("draw_prior_mean", count, width);
  const projection = read.float64("draw_projection", count, width - 1, rank);
  const noiseRate = read.float64("draw_noise_rate", count);
  const part = <T extends Float32Array | Float64Array>(all: T, at: number): T =>
    all.subarray(at * all.length / count, (at + 1) * all.length / count) as T;
  return new BayesStars({
    settings: data.settings,
    scale: { min, max },
    mean,
    width,
    rank,
    userBias: read.float32("user_bias", nUsers),
    itemBias: read.float32("item_bias", nItems),
    userFactors: read.float32("user_factors", nUsers, rank),
    itemFactors: read.float32("item_factors", nItems, rank),
    userNoise: read.float32("user_noise", nUsers),
    userSpread: read.float32("user_spread", nUsers),
    itemSpread: read.float32("item_spread", nItems),
    probes: read.int32("probes", -1),
    draws: Array.from({ length: count }, (_, at) => ({
      films: part(films, at),
      rated: part(rated, at),
      prior: { precision: part(precision, at), mean: part(priorMean, at) },
      projection: part(projection, at),
      noiseRate: noiseRate[at],
    })),
  });
}
