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
  let most = 0;
  for (let user = 0; user < nUsers; user++) most = Math.max(most, starts[user + 1] - starts[user]);
  const keys = new Float64Array(most);
  for (let user = 0; user < nUsers; user++) {
    const own = order.subarray(starts[user], starts[user + 1]);
    if (!isAscending(items, own)) sortByItem(items, own, keys);
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

/**
 * Sorts positions in place by their items: numbers that hold an item and a place among `positions`
 * are sorted, as typed arrays of numbers are fast to sort.
 * @param scratch at least as long as `positions`
 */
function sortByItem(items: Int32Array, positions: Int32Array, scratch: Float64Array): void {
  const count = positions.length;
  const keys = scratch.subarray(0, count);
  for (let at = 0; at < count; at++) keys[at] = items[positions[at]] * count + at;
  keys.sort();
  const before = positions.slice();
  for (let at = 0; at < count; at++) {
    positions[at] = before[keys[at] - Math.floor(keys[at] / count) * count];
  }
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
