import type { Ratings } from "../models/ratings.ts";
import { foldNames, type Split, splitFolds } from "./folds.ts";
import { splitByDate, splitByLast } from "./time_splits.ts";

/** How ratings are held out: by folds, each person's last fifth, or what came after one date. */
export type SplitKind = "folds" | "last" | "date";

/** Which ratings to learn from and which to test on. */
export interface SplitRequest {
  readonly ratings: Ratings;
  readonly split?: SplitKind;
  /** The fold of each rating. */
  readonly folds: Int32Array;
  /** Folds to learn from; all but the test folds where they are not given. */
  readonly trainFolds?: readonly number[];
  /** Folds to test on, all at once. */
  readonly testFolds?: readonly number[];
}

/**
 * The one split that is asked for; of folds without any named, the lowest is tested on.
 * @throws {ReelmatchError} `BAD_INPUT` for folds that are not there or on both sides
 */
function oneSplit(request: SplitRequest): Split {
  const { ratings, folds, split = "folds" } = request;
  if (split === "last") return splitByLast(ratings);
  if (split === "date") return splitByDate(ratings);
  const all = foldNames(folds);
  const testFolds = request.testFolds ?? [all.find((f) => !request.trainFolds?.includes(f)) ?? -1];
  const trainFolds = request.trainFolds ?? all.filter((fold) => !testFolds.includes(fold));
  return splitFolds(ratings, folds, trainFolds, testFolds);
}

/** The splits of cross-validation: each fold held out once. */
export function* foldSplits(ratings: Ratings, folds: Int32Array): Generator<Split> {
  const names = foldNames(folds);
  for (const fold of names) {
    const others = names.filter((other) => other !== fold);
    yield { ...splitFolds(ratings, folds, others, [fold]), fold };
  }
}

/** The one split that is asked for, or where none is, each fold held out once. */
export function allSplits(request: SplitRequest): Iterable<Split> {
  const { ratings, folds, split = "folds", trainFolds, testFolds } = request;
  if (split === "folds" && trainFolds === undefined && testFolds === undefined) {
    return foldSplits(ratings, folds);
  }
  return [oneSplit(request)];
}
