import { groupBy } from "../models/groups.ts";
import type { Ratings } from "../models/ratings.ts";

/** The columns of ratings, one element a rating. */
export type RatingArrays = Pick<Ratings, "users" | "items" | "values" | "timestamps">;

/**
 * The ratings by user then item: a counting sort by user, then a sort of those users' items that
 * are not in order yet. Ratings that are almost in order, as a catalogue keeps them, are moved
 * hardly at all, so that it is memory in sequence that is read and written. No user may rate an
 * item twice.
 */
export function sortRatings(
  { users, items, values, timestamps }: RatingArrays,
  { nUsers }: Pick<Ratings, "nUsers">,
): RatingArrays {
  const { starts, order } = groupBy(users, nUsers);
  for (let user = 0; user < nUsers; user++) {
    const own = order.subarray(starts[user], starts[user + 1]);
    if (!isAscending(items, own)) sortByItem(items, own);
  }
  return {
    users: gather(users, order, Int32Array),
    items: gather(items, order, Int32Array),
    values: gather(values, order, Float32Array),
    timestamps: gather(timestamps, order, Float64Array),
  };
}

function isAscending(items: Int32Array, positions: Int32Array): boolean {
  for (let at = 1; at < positions.length; at++) {
    if (items[positions[at - 1]] > items[positions[at]]) return false;
  }
  return true;
}

/** Sorts positions in place by their items, by way of numbers that hold both. */
function sortByItem(items: Int32Array, positions: Int32Array): void {
  const count = items.length;
  const keys = Float64Array.from(positions, (at) => items[at] * count + at).sort();
  for (let at = 0; at < keys.length; at++) positions[at] = keys[at] % count;
}

type Numbers = Int32Array | Float32Array | Float64Array;

function gather<T extends Numbers>(
  from: T,
  order: Int32Array,
  type: new (length: number) => T,
): T {
  const to = new type(order.length);
  for (let at = 0; at < order.length; at++) to[at] = from[order[at]];
  return to;
}
