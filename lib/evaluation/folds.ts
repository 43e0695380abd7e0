import { ReelmatchError } from "../errors.ts";
import { selectRatings } from "../models/index_ratings.ts";
import { permutation, seededRandom } from "../models/random.ts";
import type { Ratings } from "../models/ratings.ts";

/** A division of ratings into what is learned from and what is held out. */
export interface Split {
  readonly train: Ratings;
  readonly test: Ratings;
  /** The fold that is held out, where each one is in turn. */
  readonly fold?: number;
}

/**
 * Deals ratings into folds of equal size (to one) at random.
 * @returns the fold of each rating, 0…nFolds-1
 * @throws {ReelmatchError} `BAD_INPUT` where a fold would be empty
 */
export function randomFolds(count: number, nFolds: number, seed: number): Int32Array {
  if (count < nFolds) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${count} ratings cannot be dealt into ${nFolds} folds: expected at least ${nFolds} ratings.`,
    );
  }
  const folds = new Int32Array(count);
  permutation(count, seededRandom(seed)).forEach((rating, at) => folds[rating] = at % nFolds);
  return folds;
}

/** The distinct folds in ascending order. */
export const foldNames = (folds: Int32Array): number[] => [...new Set(folds)].sort((a, b) => a - b);

function positions(folds: Int32Array, wanted: ReadonlySet<number>): Int32Array {
  const found: number[] = [];
  for (let at = 0; at < folds.length; at++) if (wanted.has(folds[at])) found.push(at);
  return Int32Array.from(found);
}

/**
 * The ratings of some folds to learn from and of others to test on.
 * @throws {ReelmatchError} `BAD_INPUT` where a side is empty or the two overlap
 */
export function splitFolds(
  ratings: Ratings,
  folds: Int32Array,
  trainFolds: readonly number[],
  testFolds: readonly number[],
): Split {
  const shared = testFolds.find((fold) => trainFolds.includes(fold));
  if (shared !== undefined) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `Fold ${shared} is in both training and test: expected folds that do not overlap.`,
    );
  }
  const side = (wanted: readonly number[]): Ratings => {
    const found = positions(folds, new Set(wanted));
    if (found.length > 0) return selectRatings(ratings, found);
    throw new ReelmatchError(
      "BAD_INPUT",
      `No rating is in fold ${wanted.join(", ")}: the folds are ${foldNames(folds).join(", ")}.`,
    );
  };
  return { train: side(trainFolds), test: side(testFolds) };
}
