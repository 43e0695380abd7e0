import { ReelmatchError } from "../../errors.ts";
import { checkRatings } from "../check_ratings.ts";
import { countBy } from "../groups.ts";
import { type Random, seededRandom } from "../random.ts";
import type { Ratings } from "../ratings.ts";
import { checkSignal, type TrainingOptions } from "../training.ts";
import { FactorStars } from "./factor_stars.ts";
import { meanOf } from "./mean.ts";

/** What Funk SVD can be told. */
export interface SvdSettings {
  /** Length of a person's and a film's vector: the number of tastes told apart. */
  readonly factors: number;
  /** Passes over the ratings. */
  readonly epochs: number;
  /** Step of stochastic gradient descent. */
  readonly rate: number;
  /** Whether the rate stays or falls to zero along a half cosine. */
  readonly schedule: "constant" | "cosine";
  /** Pull of every bias and factor towards zero. */
  readonly regularization: number;
  /** Standard deviation of the factors before training. */
  readonly initSd: number;
  readonly seed: number;
}

/** The defaults of Surprise's `SVD`. */
export const SURPRISE_SVD: SvdSettings = {
  factors: 100,
  epochs: 20,
  rate: 0.005,
  schedule: "constant",
  regularization: 0.02,
  initSd: 0.1,
  seed: 42,
};

/** Longer training under a stronger pull: more accurate than the defaults at three times the cost. */
export const TUNED_SVD: SvdSettings = {
  ...SURPRISE_SVD,
  epochs: 60,
  rate: 0.01,
  schedule: "cosine",
  regularization: 0.08,
};

/** Normal deviates for rows that have ratings; a row without any stays at zero, as it is unknown. */
function startFactors(
  counts: Int32Array,
  rank: number,
  initSd: number,
  random: Random,
): Float32Array {
  const factors = new Float32Array(counts.length * rank);
  for (let row = 0; row < counts.length; row++) {
    if (counts[row] === 0) continue;
    for (let d = 0; d < rank; d++) factors[row * rank + d] = initSd * random.normal();
  }
  return factors;
}

function rateAt(settings: SvdSettings, epoch: number): number {
  const { rate, schedule, epochs } = settings;
  return schedule === "constant" ? rate : rate * (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
}

function checkSettings({ factors, epochs, rate, regularization }: SvdSettings): void {
  const whole = Number.isInteger(factors) && factors >= 0 && Number.isInteger(epochs) && epochs > 0;
  if (whole && rate > 0 && regularization >= 0) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `SVD cannot train with ${factors} factors, ${epochs} epochs, rate ${rate} and regularization ` +
      `${regularization}: expected whole factors ≥ 0, whole epochs ≥ 1, rate > 0, regularization ≥ 0.`,
  );
}

/** One pass over the ratings in their order; gives the sum of squared errors before each step. */
function descend(
  ratings: Ratings,
  model: { mean: number; userBias: Float32Array; itemBias: Float32Array },
  userFactors: Float32Array,
  itemFactors: Float32Array,
  { rank, rate, pull }: { rank: number; rate: number; pull: number },
): number {
  const { users, items, values } = ratings;
  const { mean, userBias, itemBias } = model;
  let squares = 0;
  for (let at = 0; at < values.length; at++) {
    const user = users[at];
    const item = items[at];
    const p = user * rank;
    const q = item * rank;
    let dot = 0;
    for (let d = 0; d < rank; d++) dot += userFactors[p + d] * itemFactors[q + d];
    const error = values[at] - mean - userBias[user] - itemBias[item] - dot;
    squares += error * error;
    userBias[user] += rate * (error - pull * userBias[user]);
    itemBias[item] += rate * (error - pull * itemBias[item]);
    for (let d = 0; d < rank; d++) {
      const mine = userFactors[p + d];
      const theirs = itemFactors[q + d];
      userFactors[p + d] = mine + rate * (error * theirs - pull * mine);
      itemFactors[q + d] = theirs + rate * (error * mine - pull * theirs);
    }
  }
  return squares;
}

/**
 * Funk's SVD with biases, `r̂ = μ + bᵤ + bᵢ + pᵤ · qᵢ`, by stochastic gradient descent in the order
 * of the ratings (Funk 2006; Koren, Bell, Volinsky 2009). With {@link SURPRISE_SVD} it is the
 * algorithm of Surprise's `SVD`. The same ratings and seed give the same bits.
 *
 * Folding in stands in for the descent: stopping after `epochs` steps of `rate` shrinks a
 * coordinate about as a ridge penalty of `1 / (rate × epochs)` does.
 * @throws {ReelmatchError} `BAD_INPUT` for ratings or settings that cannot be used, `INTERRUPTED`
 * where the signal was given
 */
export function trainSvd(
  ratings: Ratings,
  settings: SvdSettings = SURPRISE_SVD,
  { onEpoch, signal }: TrainingOptions = {},
): FactorStars {
  checkRatings(ratings);
  checkSettings(settings);
  const { factors: rank, epochs, regularization, initSd, seed } = settings;
  const random = seededRandom(seed);
  const userFactors = startFactors(countBy(ratings.users, ratings.nUsers), rank, initSd, random);
  const itemFactors = startFactors(countBy(ratings.items, ratings.nItems), rank, initSd, random);
  const model = {
    mean: meanOf(ratings.values),
    userBias: new Float32Array(ratings.nUsers),
    itemBias: new Float32Array(ratings.nItems),
  };
  let rmse = 0;
  let travelled = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    checkSignal(signal, `${epoch} of ${epochs} epochs`);
    const rate = rateAt(settings, epoch);
    travelled += rate;
    const step = { rank, rate, pull: regularization };
    const squares = descend(ratings, model, userFactors, itemFactors, step);
    rmse = Math.sqrt(squares / ratings.values.length);
    onEpoch?.({ epoch: epoch + 1, epochs, rmse });
  }
  if (!Number.isFinite(rmse)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `SVD diverged at rate ${settings.rate} on ratings of ${ratings.scale.min}…${ratings.scale.max}: ` +
        "use a smaller rate.",
    );
  }
  const shrinkage = {
    biasBase: 1 / travelled,
    biasPerRating: regularization,
    factorBase: 1 / travelled,
    factorPerRating: regularization,
  };
  return new FactorStars({
    kind: "svd",
    settings: { ...settings },
    scale: ratings.scale,
    ...model,
    noise: rmse,
    shrinkage,
    rank,
    userFactors,
    itemFactors,
  });
}
