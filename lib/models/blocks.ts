import { groupBy } from "./groups.ts";
import type { RatingList } from "./kernel/sgd.ts";

/**
 * The ratings in an order that is kind to caches: people and films are cut into `count` ranges each,
 * and one block of a range of people and a range of films follows another. Within a block the order
 * of the source is kept. Every rating is in exactly one block; the order changes what stochastic
 * descent learns by less than its seed does.
 */
export function inBlocks(
  { users, items, values }: RatingList,
  nUsers: number,
  nItems: number,
  count: number,
): RatingList {
  const blocks = users.map((user, at) =>
    Math.floor(user * count / nUsers) * count + Math.floor(items[at] * count / nItems)
  );
  const { order } = groupBy(blocks, count * count);
  return {
    users: order.map((at) => users[at]),
    items: order.map((at) => items[at]),
    values: Float32Array.from(order, (at) => values[at]),
  };
}
