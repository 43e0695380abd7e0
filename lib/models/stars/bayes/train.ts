import { checkRatings } from "../../check_ratings.ts";
import { countBy } from "../../groups.ts";
import type { Ratings } from "../../ratings.ts";
import type { TrainingOptions } from "../../training.ts";
import { fillStrangers } from "./average_person.ts";
import { BayesStars } from "./bayes_stars.ts";
import { compress, projectDraw } from "./compress.ts";
import { samplePosterior } from "./sample.ts";
import { startSampler } from "./sampler.ts";
import { type BayesSettings, checkBayesSettings, DEFAULT_BAYES } from "./settings.ts";
import { spreadOf } from "./spread.ts";

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
export async function trainBayes(
  ratings: Ratings,
  settings: BayesSettings = DEFAULT_BAYES,
  options: TrainingOptions = {},
): Promise<BayesStars> {
  checkRatings(ratings);
  checkBayesSettings(settings);
  const { itemFacts = [] } = options;
  const { factors, seed } = settings;
  const sampler = startSampler(ratings, factors, seed, options);
  const { width } = sampler.workshop;
  const run = { kind: "bayes", settings: { ...settings }, ratings, itemFacts };
  const { draws, foldInDraws, noise } = await samplePosterior(sampler, settings, run, options);
  const { rank, people, films } = compress(draws, width, settings.servedFactors, seed);
  const itemCounts = countBy(ratings.items, ratings.nItems);
  const spread = spreadOf(draws, sampler.counts, itemCounts, width);
  const userBias = meanBias(draws.map((draw) => draw.people), width);
  const userFactors = Float32Array.from(people);
  fillStrangers(userBias, userFactors, sampler.counts);
  return new BayesStars({
    settings: { ...settings, facts: itemFacts.map(({ name }) => name).join(" ") },
    scale: ratings.scale,
    mean: sampler.unit * sampler.mean,
    width,
    rank,
    userBias,
    itemBias: meanBias(draws.map((draw) => draw.films), width),
    userFactors,
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
