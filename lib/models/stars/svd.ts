import { ReelmatchError } from "../../errors.ts";
import { inBlocks } from "../blocks.ts";
import { checkRatings } from "../check_ratings.ts";
import { countBy } from "../groups.ts";
import { Arena } from "../kernel/arena.ts";
import { sgdSimd } from "../kernel/sgd_simd.ts";
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

/** Beyond so many ratings they are met in blocks, this many ranges to a side. */
const CACHED_RATINGS = 500_000;
const BLOCKS = 16;

/** Ranks are filled up with zeros to a multiple of this, which training leaves at zero. */
const LANES = 4;

/** Normal deviates for rows that have ratings; a row without any stays at zero, as it is unknown. */
function startFactors(
  factors: Float32Array,
  counts: Int32Array,
  { factors: rank, initSd }: SvdSettings,
  random: Random,
): void {
  const padded = factors.length / counts.length;
  for (let row = 0; row < counts.length; row++) {
    if (counts[row] === 0) continue;
    for (let d = 0; d < rank; d++) factors[row * padded + d] = initSd * random.normal();
  }
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

/** The first `rank` of every `padded` numbers. */
function withoutPadding(factors: Float32Array, padded: number, rank: number): Float32Array {
  const rows = padded === 0 ? 0 : factors.length / padded;
  const packed = new Float32Array(rows * rank);
  for (let row = 0; row < rows; row++) {
    packed.set(factors.subarray(row * padded, row * padded + rank), row * rank);
  }
  return packed;
}

/**
 * Funk's SVD with biases, `r̂ = μ + bᵤ + bᵢ + pᵤ · qᵢ`, by stochastic gradient descent in the order
 * of the ratings, or beyond half a million in blocks (Funk 2006; Koren, Bell, Volinsky 2009). With {@link SURPRISE_SVD} it is the
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
  const { factors: rank, epochs, regularization, seed } = settings;
  const { nUsers, nItems } = ratings;
  const padded = Math.ceil(rank / LANES) * LANES;
  const arena = new Arena();
  const descend = sgdSimd(arena);
  const met = ratings.values.length > CACHED_RATINGS
    ? inBlocks(ratings, nUsers, nItems, BLOCKS)
    : ratings;
  const list = {
    users: arena.copyInt32(met.users),
    items: arena.copyInt32(met.items),
    values: arena.copyFloat32(met.values),
  };
  const model = {
    mean: meanOf(ratings.values),
    userBias: arena.float32(nUsers),
    itemBias: arena.float32(nItems),
    userFactors: arena.float32(nUsers * padded),
    itemFactors: arena.float32(nItems * padded),
    rank: padded,
  };
  const random = seededRandom(seed);
  startFactors(model.userFactors, countBy(ratings.users, nUsers), settings, random);
  startFactors(model.itemFactors, countBy(ratings.items, nItems), settings, random);
  let rmse = 0;
  let travelled = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    checkSignal(signal, `${epoch} of ${epochs} epochs`);
    const rate = rateAt(settings, epoch);
    travelled += rate;
    const squares = descend(list, model, { rate, pull: regularization });
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
    mean: model.mean,
    noise: rmse,
    shrinkage,
    rank,
    userBias: model.userBias.slice(),
    itemBias: model.itemBias.slice(),
    userFactors: withoutPadding(model.userFactors, padded, rank),
    itemFactors: withoutPadding(model.itemFactors, padded, rank),
  });
}
