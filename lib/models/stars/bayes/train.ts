import { checkRatings } from "../../check_ratings.ts";
import { countBy } from "../../groups.ts";
import type { Ratings } from "../../ratings.ts";
import { checkSignal, type TrainingOptions } from "../../training.ts";
import { BayesStars } from "./bayes_stars.ts";
import { compress, projectDraw } from "./compress.ts";
import { type Draw, drawOf, type FoldInDraw, foldInDrawOf, isChosen } from "./draws.ts";
import { drawSweep, type Sampler, startSampler } from "./sampler.ts";
import { type BayesSettings, checkBayesSettings, DEFAULT_BAYES } from "./settings.ts";
import { spreadOf } from "./spread.ts";

/** Root mean square of what a draw leaves unexplained. */
function errorOf({ residual }: Sampler): number {
  let squares = 0;
  for (let at = 0; at < residual.length; at++) squares += residual[at] * residual[at];
  return Math.sqrt(squares / residual.length);
}

/** The mean over draws of the bias of each row. */
function meanBias(vectors: readonly Float32Array[], width: number): Float32Array {
  const sums = new Float64Array(vectors[0].length / width);
  for (const draw of vectors) {
    for (let row = 0; row < sums.length; row++) sums[row] += draw[row * width];
  }
  return Float32Array.from(sums, (sum) => sum / vectors.length);
}

/**
 * Bayesian factorisation by Gibbs sampling: the average prediction over the posterior of
 * {@link startSampler}'s model, compressed to one vector a row, with the posterior's spread and
 * each person's noise as its uncertainty. Nothing to tune but how long to sample.
 * @throws {ReelmatchError} `BAD_INPUT` for ratings or settings that cannot be used, `INTERRUPTED`
 * where the signal was given
 */
export function trainBayes(
  ratings: Ratings,
  settings: BayesSettings = DEFAULT_BAYES,
  { onEpoch, signal, itemFacts = [] }: TrainingOptions = {},
): BayesStars {
  checkRatings(ratings);
  checkBayesSettings(settings);
  const { factors, sweeps, burnIn, seed } = settings;
  const sampler = startSampler(ratings, itemFacts, factors, seed);
  const { width } = sampler.workshop;
  const draws: Draw[] = [];
  const foldInDraws: FoldInDraw[] = [];
  const noise = new Float64Array(ratings.nUsers);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    checkSignal(signal, `${sweep} of ${sweeps} sweeps`);
    drawSweep(sampler, sweep);
    onEpoch?.({ epoch: sweep + 1, epochs: sweeps, rmse: errorOf(sampler) });
    if (sweep < burnIn) continue;
    const at = sweep - burnIn;
    const total = sweeps - burnIn;
    if (isChosen(at, total, settings.draws)) {
      const draw = drawOf(sampler);
      draws.push(draw);
      if (isChosen(draws.length - 1, Math.min(total, settings.draws), settings.foldInDraws)) {
        foldInDraws.push(foldInDrawOf(sampler, draw));
      }
      sampler.noise.precisions.forEach((precision, user) => noise[user] += 1 / precision);
    }
  }
  const { rank, people, films } = compress(draws, width, settings.servedFactors, seed);
  const itemCounts = countBy(ratings.items, ratings.nItems);
  const spread = spreadOf(draws, sampler.counts, itemCounts, width);
  return new BayesStars({
    settings: { ...settings, facts: itemFacts.map(({ name }) => name).join(" ") },
    scale: ratings.scale,
    mean: sampler.mean,
    width,
    rank,
    userBias: meanBias(draws.map((draw) => draw.people), width),
    itemBias: meanBias(draws.map((draw) => draw.films), width),
    userFactors: Float32Array.from(people),
    itemFactors: Float32Array.from(films),
    userNoise: Float32Array.from(noise, (sum) => sum / draws.length),
    userSpread: spread.people,
    itemSpread: spread.films,
    probes: spread.probes,
    draws: foldInDraws.map((draw) => ({
      ...draw,
      projection: projectDraw(draw.films, films, rank, width),
    })),
  });
}
