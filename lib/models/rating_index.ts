import { countBy, groupBy } from "./groups.ts";
import type { History, ModelData } from "./heads.ts";
import { trendingScores } from "./popular.ts";
import type { Ratings } from "./ratings.ts";
import { TensorReader } from "./tensors.ts";

/** What the rows and columns of a snapshot's models stand for, and everybody's ratings. */
export interface RatingIndex {
  /** Ids of the user indices, ascending. */
  readonly userIds: Int32Array;
  /** Ids of the item indices, ascending. */
  readonly itemIds: Int32Array;
  /** Scores of all items for people whose taste is unknown. */
  readonly startScores: Float32Array;
  /** A person's ratings by user index; views, not copies. */
  history(user: number): History;
}

/**
 * The index of ratings as data for a snapshot: ids, and the ratings grouped by person (compressed
 * sparse rows).
 * @param ratings without repeats of a person and item
 */
export function ratingIndexData(ratings: Ratings): ModelData {
  const { userIds, itemIds, nUsers } = ratings;
  const { starts, items, values } = groupedByPerson(ratings, nUsers);
  return {
    kind: "index",
    settings: {},
    tensors: {
      user_ids: { shape: [userIds.length], data: userIds },
      item_ids: { shape: [itemIds.length], data: itemIds },
      starts: { shape: [starts.length], data: starts },
      start_scores: { shape: [itemIds.length], data: trendingScores(ratings) },
      items: { shape: [items.length], data: items },
      values: { shape: [values.length], data: values },
    },
  };
}

/** Ratings in the order of people; the same arrays where they are in that order, as catalogues give. */
function groupedByPerson(
  { users, items, values }: Ratings,
  nUsers: number,
): { starts: Int32Array; items: Int32Array; values: Float32Array } {
  if (users.every((user, at) => at === 0 || user >= users[at - 1])) {
    const starts = new Int32Array(nUsers + 1);
    countBy(users, nUsers).forEach((count, user) => starts[user + 1] = starts[user] + count);
    return { starts, items, values };
  }
  const { starts, order } = groupBy(users, nUsers);
  return {
    starts,
    items: order.map((at) => items[at]),
    values: Float32Array.from(order, (at) => values[at]),
  };
}

/**
 * The index from its stored numbers.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function reviveRatingIndex(data: ModelData): RatingIndex {
  const read = new TensorReader(data);
  const userIds = read.int32("user_ids", read.side("user_ids", 0));
  const itemIds = read.int32("item_ids", read.side("item_ids", 0));
  const starts = read.int32("starts", userIds.length + 1);
  const count = starts[userIds.length];
  const items = read.int32("items", count);
  const values = read.float32("values", count);
  return {
    userIds,
    itemIds,
    // snapshots written before 0.2 have none
    startScores: data.tensors.start_scores === undefined
      ? Float32Array.from(countBy(items, itemIds.length))
      : read.float32("start_scores", itemIds.length),
    history: (user) => ({
      items: items.subarray(starts[user], starts[user + 1]),
      values: values.subarray(starts[user], starts[user + 1]),
    }),
  };
}
