import type { Ratings } from "../models/ratings.ts";

/** The columns of ratings, one element a rating. */
export type RatingArrays = Pick<Ratings, "users" | "items" | "values" | "timestamps">;

/**
 * The ratings by user then item, in time that grows with their number alone: two counting sorts,
 * by item and then, keeping that order, by user. No user may rate an item twice.
 */
export function sortRatings(
  { users, items, values, timestamps }: RatingArrays,
  { nUsers, nItems }: Pick<Ratings, "nUsers" | "nItems">,
): RatingArrays {
  const byItem = positionsBy(items, nItems, (at) => at);
  const order = positionsBy(users, nUsers, (at) => byItem[at]);
  return {
    users: gather(users, order, Int32Array),
    items: gather(items, order, Int32Array),
    values: gather(values, order, Float32Array),
    timestamps: gather(timestamps, order, Float64Array),
  };
}

/** Positions ordered by their keys, 0…nKeys-1; those of one key in the order in which `visit` gives them. */
function positionsBy(
  keys: Int32Array,
  nKeys: number,
  visit: (at: number) => number,
): Int32Array {
  const next = new Int32Array(nKeys + 1);
  for (let at = 0; at < keys.length; at++) next[keys[at] + 1]++;
  for (let key = 0; key < nKeys; key++) next[key + 1] += next[key];
  const positions = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const position = visit(at);
    positions[next[keys[position]]++] = position;
  }
  return positions;
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
