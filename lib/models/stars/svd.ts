import { ReelmatchError } from "../../errors.ts";
import { blockRounds, type Blocks, cutInBlocks } from "../blocks.ts";
import { checkRatings } from "../check_ratings.ts";
import type { TrainingRun, TrainingState } from "../checkpoints.ts";
import { countBy } from "../groups.ts";
import { Arena } from "../kernel/arena.ts";
import type { FactorModel, Step } from "../kernel/sgd.ts";
import { descendCall } from "../kernel/sgd_simd.ts";
import { SOLO, type Team } from "../kernel/team.ts";
import { type Random, seededRandom } from "../random.ts";
import type { Ratings } from "../ratings.ts";
import { checkSignal, endEpoch, type TrainingOptions } from "../training.ts";
import { FactorStars } from "./factor_stars.ts";
import { meanOf } from "./mean.ts";
import { checkSvdSettings, rateAt, SURPRISE_SVD, type SvdSettings } from "./svd_settings.ts";

/** Ranks are filled up with zeros to a multiple of this, which training leaves at zero. */
const LANES = 4;

/**
 * Into how many ranges people and films are cut: enough that the rows of a block stay in a cache. It
 * depends on nothing but the ratings, so that the result does not depend on the machine.
 */
function sidesFor(ratings: number): number {
  if (ratings < 20_000) return 1;
  return ratings < 2_000_000 ? 4 : 8;
}

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
    const start = factors.subarray(row * padded, row * padded + rank);
    random.fillNormal(start);
    for (let d = 0; d < rank; d++) start[d] *= initSd;
  }
}

/** A model before its first epoch, in an arena. */
function startModel(arena: Arena, ratings: Ratings, settings: SvdSettings): FactorModel {
  const { nUsers, nItems, users, items, values } = ratings;
  const rank = Math.ceil(settings.factors / LANES) * LANES;
  const model = {
    mean: meanOf(values),
    userBias: arena.float32(nUsers),
    itemBias: arena.float32(nItems),
    userFactors: arena.float32(nUsers * rank),
    itemFactors: arena.float32(nItems * rank),
    rank,
  };
  const random = seededRandom(settings.seed);
  startFactors(model.userFactors, countBy(users, nUsers), settings, random);
  startFactors(model.itemFactors, countBy(items, nItems), settings, random);
  return model;
}

/** The arrays that descent changes. */
const LEARNED = ["userBias", "itemBias", "userFactors", "itemFactors"] as const;

const stateOf = (model: FactorModel, rmse: number): TrainingState["tensors"] => ({
  ...Object.fromEntries(
    LEARNED.map((name) => [name, { shape: [model[name].length], data: model[name] }]),
  ),
  rmse: { shape: [1], data: Float64Array.of(rmse) },
});

/** One pass over all blocks. @returns the sum of squared errors, each before its step */
async function descendBlocks(
  team: Team,
  arena: Arena,
  { list, starts, sides }: Blocks,
  model: FactorModel,
  step: Step,
): Promise<number> {
  let squares = 0;
  for (const round of blockRounds(sides)) {
    const calls = round.map((block) =>
      descendCall(list, starts[block], starts[block + 1], model, step)
    );
    for (const sum of await team.run(arena.memory, calls)) squares += sum;
  }
  return squares;
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
 * Funk's SVD with biases, `r̂ = μ + bᵤ + bᵢ + pᵤ · qᵢ`, by stochastic gradient descent (Funk 2006;
 * Koren, Bell, Volinsky 2009) over blocks of ratings that threads can share (Gemulla et al. 2011).
 * With {@link SURPRISE_SVD} it is the algorithm of Surprise's `SVD`. The same ratings and seed give
 * the same bits for any number of threads, in one go or taken up from a checkpoint.
 *
 * Folding in stands in for the descent: stopping after `epochs` steps of `rate` shrinks a
 * coordinate about as a ridge penalty of `1 / (rate × epochs)` does.
 * @throws {ReelmatchError} `BAD_INPUT` for ratings or settings that cannot be used, `INTERRUPTED`
 * where the signal was given, `UNAVAILABLE` where a thread of the team died
 */
export async function trainSvd(
  ratings: Ratings,
  settings: SvdSettings = SURPRISE_SVD,
  options: TrainingOptions = {},
): Promise<FactorStars> {
  checkRatings(ratings);
  checkSvdSettings(settings);
  const { team = SOLO, signal, checkpoints } = options;
  const { factors: rank, epochs, regularization } = settings;
  const run: TrainingRun = { kind: "svd", settings: { ...settings }, ratings };
  const count = ratings.values.length;
  const arena = new Arena();
  const blocks = cutInBlocks(ratings, sidesFor(count), {
    users: arena.int32(count),
    items: arena.int32(count),
    values: arena.float32(count),
  });
  const model = startModel(arena, ratings, settings);
  const left = await checkpoints?.load(run);
  for (const name of LEARNED) if (left) model[name].set(left.tensors[name].data);
  let rmse = left?.tensors.rmse.data[0] ?? NaN;
  let travelled = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = rateAt(settings, epoch);
    travelled += rate;
    if (epoch < (left?.epoch ?? 0)) continue;
    checkSignal(signal, `${epoch} of ${epochs} epochs`);
    const step = { rate, pull: regularization };
    rmse = Math.sqrt(await descendBlocks(team, arena, blocks, model, step) / count);
    await endEpoch(run, options, { epoch: epoch + 1, epochs, rmse }, () => stateOf(model, rmse));
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
    userFactors: withoutPadding(model.userFactors, model.rank, rank),
    itemFactors: withoutPadding(model.itemFactors, model.rank, rank),
  });
}
