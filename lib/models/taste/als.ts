import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { ReelmatchError } from "../../errors.ts";
import { checkRatings } from "../check_ratings.ts";
import type { TrainingRun } from "../checkpoints.ts";
import type { SparseRows } from "../kernel/als.ts";
import { type AlsKernel, alsSimd } from "../kernel/als_simd.ts";
import { Arena } from "../kernel/arena.ts";
import { historyRows } from "../histories.ts";
import { seededRandom } from "../random.ts";
import type { Ratings } from "../ratings.ts";
import { checkSignal, endEpoch, type TrainingOptions } from "../training.ts";
import { AlsTaste } from "./als_taste.ts";
import { gradingOf } from "./grade.ts";
import { gradedPeople, transposed } from "./graded.ts";

/** What implicit ALS can be told. */
export interface AlsSettings {
  /** Length of a film's vector: the number of tastes told apart. */
  readonly factors: number;
  /** Alternations between people and films. */
  readonly iterations: number;
  /** Pull towards zero, scaled by how often a person or film occurs. */
  readonly regularization: number;
  /** Weight of a film that a person has not rated, beside 1 for one that they have. */
  readonly unobserved: number;
  /** What one standard deviation above the person's mean adds to the liking of a rated film. */
  readonly gradeWeight: number;
  /** Ratings of the global mean in every person's own mean. */
  readonly gradePull: number;
  /** Ratings at which a film's similarity to another counts half. */
  readonly similarityDamping: number;
  /** How much less a popular film scores: a film of n ratings is weighted by `n^-popularDiscount`. */
  readonly popularDiscount: number;
  readonly seed: number;
}

/** Tuned as Rendle, Krichene, Zhang and Koren (2021) advise. */
export const DEFAULT_ALS: AlsSettings = {
  factors: 128,
  iterations: 6,
  regularization: 0.01,
  unobserved: 0.2,
  gradeWeight: 0.35,
  gradePull: 2,
  similarityDamping: 20,
  popularDiscount: 0,
  seed: 42,
};

/** Ratings beyond which implicit ALS takes fewer factors. */
const MANY_RATINGS = 1_000_000;

/** Settings by the amount of data: beyond a million ratings 64 factors. */
export const alsSettingsFor = (nRatings: number, seed: number): AlsSettings =>
  nRatings <= MANY_RATINGS ? { ...DEFAULT_ALS, seed } : { ...DEFAULT_ALS, factors: 64, seed };

/** The memory, loops and rank of a training run. */
interface Workshop {
  readonly kernel: AlsKernel;
  readonly settings: AlsSettings;
  /** `rank × rank`, and `rank` */
  readonly basis: Float32Array;
  readonly diagonal: Float32Array;
}

/**
 * Turns the held side's vectors so that their Gram matrix is diagonal. Scores are dot products, so
 * a rotation of both sides changes nothing, and rows become cheap to solve.
 */
async function diagonalise(held: Float32Array, workshop: Workshop): Promise<void> {
  const { kernel, settings, basis, diagonal } = workshop;
  const rank = settings.factors;
  const gram = await kernel.gramRows(held);
  const full = Matrix.zeros(rank, rank);
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b <= a; b++) {
      full.set(a, b, gram[a * rank + b]);
      full.set(b, a, gram[a * rank + b]);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(full, {
    assumeSymmetric: true,
  });
  for (let d = 0; d < rank; d++) {
    diagonal[d] = settings.unobserved * Math.max(0, realEigenvalues[d]);
    for (let a = 0; a < rank; a++) basis[a * rank + d] = eigenvectorMatrix.get(a, d);
  }
  await kernel.rotateRows(held, basis);
}

/** Solves every row of one side, the other held: the exact minimum over that side. */
async function solveSide(
  side: SparseRows,
  factors: Float32Array,
  held: Float32Array,
  workshop: Workshop,
): Promise<void> {
  const { kernel, settings, diagonal } = workshop;
  const { factors: rank, regularization, unobserved } = settings;
  await diagonalise(held, workshop);
  const penalty = { regularization, unobserved: unobserved * held.length / rank };
  await kernel.solveRows(side, held, diagonal, penalty, factors);
}

/**
 * Implicit matrix factorisation by alternating least squares (Hu, Koren, Volinsky 2008), in the
 * form and with the frequency-scaled regularization of Rendle et al. (2021, arXiv 2110.14037):
 * minimises `Σ_rated (p·q − grade)² + unobserved × Σ_all (p·q)² + penalties`. The target is the
 * liking that the rating expresses, so that a low rating is no liking.
 * @throws {ReelmatchError} `BAD_INPUT` for ratings or settings that cannot be used, `INTERRUPTED`
 * where the signal was given
 */
export async function trainAls(
  ratings: Ratings,
  settings: AlsSettings = DEFAULT_ALS,
  options: TrainingOptions = {},
): Promise<AlsTaste> {
  checkRatings(ratings);
  const { signal, checkpoints, team } = options;
  const { factors: rank, iterations, regularization, unobserved, seed } = settings;
  if (!(rank >= 4 && rank % 4 === 0 && iterations >= 1 && regularization > 0 && unobserved >= 0)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `Implicit ALS cannot train with ${rank} factors, ${iterations} iterations, regularization ` +
        `${regularization} and unobserved weight ${unobserved}: expected 4, 8, 12, … factors, an ` +
        "iteration or more, a positive regularization and a weight ≥ 0.",
    );
  }
  checkSignal(signal, "0 iterations");
  const grading = gradingOf(ratings.values, settings.gradeWeight, settings.gradePull);
  const random = seededRandom(seed);
  const arena = new Arena();
  const people = gradedPeople(historyRows(ratings, arena), grading);
  const films = transposed(people, ratings.nItems, arena);
  const workshop: Workshop = {
    kernel: alsSimd(arena, rank, team),
    settings,
    basis: arena.float32(rank * rank),
    diagonal: arena.float32(rank),
  };
  const userFactors = arena.float32(ratings.nUsers * rank);
  const itemFactors = arena.float32(ratings.nItems * rank);
  for (let at = 0; at < itemFactors.length; at++) {
    itemFactors[at] = random.normal() * 0.1 / Math.sqrt(rank);
  }
  const run: TrainingRun = { kind: "als", settings: { ...settings }, ratings };
  const left = await checkpoints?.load(run);
  if (left) itemFactors.set(left.tensors.item_factors.data);
  for (let iteration = left?.epoch ?? 0; iteration < iterations; iteration++) {
    await solveSide(people, userFactors, itemFactors, workshop);
    await solveSide(films, itemFactors, userFactors, workshop);
    // people are solved from the films' vectors alone
    const shape = [ratings.nItems, rank];
    await endEpoch(run, options, { epoch: iteration + 1, epochs: iterations }, () => ({
      item_factors: { shape, data: itemFactors.slice() },
    }));
  }
  return new AlsTaste({
    settings: { ...settings },
    rank,
    itemFactors: itemFactors.slice(),
    itemCounts: Int32Array.from(
      { length: ratings.nItems },
      (_, item) => films.starts[item + 1] - films.starts[item],
    ),
    grading,
    unobserved,
    regularization,
    similarityDamping: settings.similarityDamping,
    popularDiscount: settings.popularDiscount,
  });
}
