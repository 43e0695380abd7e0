import { groupBy } from "./groups.ts";
import type { History } from "./heads.ts";
import type { Ratings } from "./ratings.ts";

/** Everybody's history in one piece: compressed sparse rows. */
export interface HistoryRows {
  /** `nUsers + 1` offsets */
  readonly starts: Int32Array;
  /** Items, ascending within a person. */
  readonly items: Int32Array;
  readonly values: Float32Array;
}

/** Where arrays are made. */
export interface Memory {
  int32(length: number): Int32Array;
  float32(length: number): Float32Array;
}

/** The memory of ordinary arrays. */
export const HEAP: Memory = {
  int32: (length) => new Int32Array(length),
  float32: (length) => new Float32Array(length),
};

/**
 * Calls `visit` for every rating, items ascending; a person's ratings of one item come one after
 * the other, in their order.
 * @param visit told a rating, and whether it is the person's first of the item
 */
function visitByItem(
  { users, items, nUsers, nItems }: Ratings,
  visit: (rating: number, isFirst: boolean) => void,
): void {
  const { starts, order } = groupBy(items, nItems);
  const lastItem = new Int32Array(nUsers).fill(-1);
  for (let item = 0; item < nItems; item++) {
    for (let at = starts[item]; at < starts[item + 1]; at++) {
      const user = users[order[at]];
      visit(order[at], lastItem[user] !== item);
      lastItem[user] = item;
    }
  }
}

/**
 * Everybody's history. Where a person rated an item more than once the latest rating holds, and of
 * equal times the last in order.
 */
export function historyRows(ratings: Ratings, memory: Memory = HEAP): HistoryRows {
  const { users, items, values, timestamps, nUsers } = ratings;
  const starts = memory.int32(nUsers + 1);
  visitByItem(ratings, (rating, isFirst) => {
    if (isFirst) starts[users[rating] + 1]++;
  });
  for (let user = 0; user < nUsers; user++) starts[user + 1] += starts[user];
  const rows = {
    starts,
    items: memory.int32(starts[nUsers]),
    values: memory.float32(starts[nUsers]),
  };
  const next = starts.slice(0, nUsers);
  const latest = new Float64Array(nUsers);
  visitByItem(ratings, (rating, isFirst) => {
    const user = users[rating];
    if (!isFirst && timestamps[rating] < latest[user]) return;
    const at = isFirst ? next[user]++ : next[user] - 1;
    rows.items[at] = items[rating];
    rows.values[at] = values[rating];
    latest[user] = timestamps[rating];
  });
  return rows;
}

/** Everybody's history by user index, as {@link historyRows} has them: views, not copies. */
export function historiesOf(ratings: Ratings): History[] {
  const { starts, items, values } = historyRows(ratings);
  return Array.from({ length: ratings.nUsers }, (_, user) => ({
    items: items.subarray(starts[user], starts[user + 1]),
    values: values.subarray(starts[user], starts[user + 1]),
  }));
}
