import { ReelmatchError } from "../../errors.ts";
import { blockRounds, cutInBlocks } from "../blocks.ts";
import { checkRatings } from "../check_ratings.ts";
import type { TrainingRun, TrainingState } from "../checkpoints.ts";
import { countBy } from "../groups.ts";
import { Arena } from "../kernel/arena.ts";
import type { FactorModel } from "../kernel/sgd.ts";
import { descendCall, squaresCall } from "../kernel/sgd_simd.ts";
import { type KernelCall, SOLO, type Team } from "../kernel/team.ts";
import { type Random, seededRandom } from "../random.ts";
import type { Ratings } from "../ratings.ts";
import { checkSignal, endEpoch, type TrainingOptions } from "../training.ts";
import { FactorStars } from "./factor_stars.ts";
import { meanOf } from "./mean.ts";
import { chooseLate, measureNoise, type Noise } from "./svd_noise.ts";
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

const stateOf = (
  model: FactorModel,
  rmse: number,
  noise: Noise | undefined,
): TrainingState["tensors"] => ({
  ...Object.fromEntries(
    LEARNED.map((name) => [name, { shape: [model[name].length], data: model[name] }]),
  ),
  rmse: { shape: [1], data: Float64Array.of(rmse) },
  ...(noise && {
    noise: { shape: [1], data: Float64Array.of(noise.common) },
    persons: { shape: [noise.persons.length], data: noise.persons },
  }),
});

/** The noise that a state holds, where it was measured before. */
const noiseOf = (state: TrainingState | null | undefined): Noise | undefined =>
  state?.tensors.persons && {
    common: state.tensors.noise.data[0],
    persons: Float32Array.from(state.tensors.persons.data),
  };

/** Epochs done before the late ratings join: half of them, none where there are no late ones. */
const soleEpochs = ({ epochs }: SvdSettings, isLate: Uint8Array | undefined): number =>
  isLate === undefined ? 0 : Math.ceil(epochs / 2);

/** Makes calls for all blocks, round after round. @returns the sum of what they returned */
async function forBlocks(
  team: Team,
  { memory }: Arena,
  sides: number,
  callOf: (block: number) => KernelCall,
): Promise<number> {
  let total = 0;
  for (const round of blockRounds(sides)) {
    for (const sum of await team.run(memory, round.map(callOf))) total += sum;
  }
  return total;
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
 * A few ratings join at half-time: until then they tell how far predictions err on ratings not met.
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
  const isLate = chooseLate(count, settings.seed);
  const sole = soleEpochs(settings, isLate);
  const into = {
    users: arena.int32(count),
    items: arena.int32(count),
    values: arena.float32(count),
  };
  const blocks = cutInBlocks(ratings, sidesFor(count), into, isLate);
  const { list, starts, lates, sides } = blocks;
  const soleCount = lates.reduce((sum, end, block) => sum + end - starts[block], 0);
  const model = startModel(arena, ratings, settings);
  const left = await checkpoints?.load(run);
  for (const name of LEARNED) if (left) model[name].set(left.tensors[name].data);
  let rmse = left?.tensors.rmse.data[0] ?? NaN;
  let noise = noiseOf(left);
  let travelled = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = rateAt(settings, epoch);
    travelled += rate;
    if (epoch < (left?.epoch ?? 0)) continue;
    checkSignal(signal, `${epoch} of ${epochs} epochs`);
    const step = { rate, pull: regularization };
    const ends = epoch < sole ? lates : starts.subarray(1);
    const squares = await forBlocks(
      team,
      arena,
      sides,
      (block) => descendCall(list, starts[block], ends[block], model, step),
    );
    rmse = Math.sqrt(squares / (epoch < sole ? soleCount : count));
    if (epoch === sole - 1) {
      const sums = arena.float64(ratings.nUsers);
      const add = (block: number) => squaresCall(list, starts[block], lates[block], model, sums);
      await forBlocks(team, arena, sides, add);
      noise = measureNoise(blocks, model, sums);
    }
    const state = () => stateOf(model, rmse, noise);
    await endEpoch(run, options, { epoch: epoch + 1, epochs, rmse }, state);
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
    noise: noise?.common ?? rmse,
    userNoise: noise?.persons,
    shrinkage,
    rank,
    userBias: model.userBias.slice(),
    itemBias: model.itemBias.slice(),
    userFactors: withoutPadding(model.userFactors, model.rank, rank),
    itemFactors: withoutPadding(model.itemFactors, model.rank, rank),
  });
}
