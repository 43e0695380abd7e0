import { ReelmatchError } from "../errors.ts";
import type { Ratings } from "../models/ratings.ts";
import { type Split, splitFolds } from "./folds.ts";

/** Share of the ratings that a split by time holds out. */
export const FUTURE_SHARE = 0.2;

/**
 * Holds out each person's latest ratings, `share` of them rounded down, as the future.
 * Equal times keep the order of the source.
 */
export function splitByLast(ratings: Ratings, share = FUTURE_SHARE): Split {
  const { users, timestamps, values } = ratings;
  const order = Int32Array.from(values, (_, at) => at)
    .sort((a, b) => users[a] - users[b] || timestamps[a] - timestamps[b] || a - b);
  const folds = new Int32Array(values.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && users[order[to]] === users[order[from]]) to++;
    const held = Math.floor((to - from) * share);
    for (let at = to - held; at < to; at++) folds[order[at]] = 1;
  }
  return splitFolds(ratings, folds, [0], [1]);
}

/**
 * Holds out everything that was rated after one date, the earliest after which at most `share` of the
 * ratings lie: the world as it was then, for people and films that may be new.
 * @throws {ReelmatchError} `BAD_INPUT` where all ratings are of one time
 */
export function splitByDate(ratings: Ratings, share = FUTURE_SHARE): Split {
  const { timestamps } = ratings;
  const sorted = timestamps.toSorted();
  const date = sorted[Math.ceil((1 - share) * sorted.length) - 1];
  if (!(date < sorted[sorted.length - 1])) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `The ratings cannot be split by date: ${Math.round(100 * share)} % or more are of the last ` +
        "time there is, expected times that differ.",
    );
  }
  return splitFolds(ratings, Int32Array.from(timestamps, (time) => Number(time > date)), [0], [1]);
}
