import { countBy } from "./groups.ts";
import type { RatingList } from "./kernel/sgd.ts";
import type { Ratings } from "./ratings.ts";

/**
 * Ratings sorted into `sides × sides` blocks, each of a range of people and a range of films. Two
 * blocks that share neither range share no row, and can be learned from at the same time.
 */
export interface Blocks {
  /** The number of ranges that people, and films, are cut into. */
  readonly sides: number;
  /** Block `people range × sides + film range` is `list`'s `starts[block]…starts[block + 1]`. */
  readonly starts: Int32Array;
  /** Where the late ratings of each block begin, which are behind the others. */
  readonly lates: Int32Array;
  /** Every rating once; within a block in the order of the source. */
  readonly list: RatingList;
}

/**
 * The range of each row, so that every range has about as many ratings: rows keep their order.
 * @param counts the number of ratings of each row
 */
export function rangesOf(counts: Int32Array, sides: number): Uint16Array {
  let total = 0;
  for (const count of counts) total += count;
  const ranges = new Uint16Array(counts.length);
  let before = 0;
  for (let row = 0; row < counts.length; row++) {
    // the middle of the row's ratings decides
    const middle = before + counts[row] / 2;
    ranges[row] = Math.min(sides - 1, Math.floor(sides * middle / Math.max(1, total)));
    before += counts[row];
  }
  return ranges;
}

/**
 * Sorts ratings into blocks by one counting sort.
 * @param into arrays of as many elements as there are ratings, which are filled
 * @param isLate 1 for each rating that comes behind the others of its block, which are marked 0
 */
export function cutInBlocks(
  { users, items, values, nUsers, nItems }: Omit<
    Ratings,
    "timestamps" | "userIds" | "itemIds" | "scale"
  >,
  sides: number,
  into: RatingList,
  isLate?: Uint8Array,
): Blocks {
  const userRange = rangesOf(countBy(users, nUsers), sides);
  const itemRange = rangesOf(countBy(items, nItems), sides);
  const partOf = (at: number): number =>
    2 * (userRange[users[at]] * sides + itemRange[items[at]]) + (isLate?.[at] ?? 0);
  const bounds = new Int32Array(2 * sides * sides + 1);
  for (let at = 0; at < values.length; at++) bounds[partOf(at) + 1]++;
  for (let part = 1; part < bounds.length; part++) bounds[part] += bounds[part - 1];
  const next = bounds.slice(0, -1);
  for (let at = 0; at < values.length; at++) {
    const place = next[partOf(at)]++;
    into.users[place] = users[at];
    into.items[place] = items[at];
    into.values[place] = values[at];
  }
  return {
    sides,
    starts: bounds.filter((_, part) => part % 2 === 0),
    lates: bounds.filter((_, part) => part % 2 === 1),
    list: into,
  };
}

/**
 * The blocks in rounds: those of a round share no range, and all rounds together hold every block
 * once (Gemulla et al. 2011, "strata").
 */
export function blockRounds(sides: number): number[][] {
  return Array.from(
    { length: sides },
    (_, shift) => Array.from({ length: sides }, (_, row) => row * sides + (row + shift) % sides),
  );
}
