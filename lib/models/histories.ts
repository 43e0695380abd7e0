import { groupBy } from "./groups.ts";
import type { History } from "./heads.ts";
import type { Ratings } from "./ratings.ts";

/**
 * Every person's history, by user index, items ascending. Where a person rated an item more than
 * once the latest rating holds, and of equal times the last in order.
 */
export function historiesOf(ratings: Ratings): History[] {
  const { users, items, values, timestamps, nUsers } = ratings;
  const { starts, order } = groupBy(users, nUsers);
  const histories: History[] = [];
  for (let user = 0; user < nUsers; user++) {
    const rows = order.slice(starts[user], starts[user + 1])
      .sort((a, b) => items[a] - items[b] || timestamps[a] - timestamps[b] || a - b);
    const last = rows.filter((row, at) => items[row] !== items[rows[at + 1]]);
    histories.push({
      items: last.map((row) => items[row]),
      values: Float32Array.from(last, (row) => values[row]),
    });
  }
  return histories;
}
