import type { Ratings } from "../models/ratings.ts";
import { denseIndex } from "./dense_index.ts";
import { RATING_STEP } from "./schema.ts";

/** The columns of ratings, one element a rating. */
export type RatingArrays = Pick<Ratings, "users" | "items" | "values" | "timestamps">;

/** The people and films that ratings are of. */
export interface RatedBy {
  /** Ascending. */
  readonly userIds: Int32Array;
  /** How many ratings each person gave, in the order of `userIds`. */
  readonly ratingCounts: Int32Array;
  /** Ascending. */
  readonly itemIds: Int32Array;
}

/**
 * A rating in two numbers of 64 bits, as each column of rows costs a copy on its way from DuckDB: the
 * film's id and above it the person's; half stars in 4 bits and above them the seconds.
 */
export const PACKED_RATING = "(user_id::BIGINT << 32) | film_id, (seconds << 4) | halves";

/** The arrays of so many rows, and where they come to lie, stay in a processor's cache. */
const BATCH_ROWS = 1 << 16;

/**
 * Sorts ratings by person and film while they arrive, in whichever order: a batch of them is put in
 * order of films by a counting sort, and each goes to its person's next place. Where the ratings of
 * a person lie together, as in a catalogue, one batch has mostly all of them, which are then in
 * order; the few others are sorted at the end. Nothing else is as large as the ratings themselves.
 */
export class RatingSorter {
  readonly #arrays: RatingArrays;
  readonly #userIndex: (id: number) => number;
  readonly #itemIndex: (id: number) => number;
  /** Where each person's ratings begin, and after the last one where they end. */
  readonly #starts: Int32Array;
  /** Where each person's next rating goes. */
  readonly #next: Int32Array;
  readonly #pairs: BigInt64Array;
  readonly #moments: BigInt64Array;
  #rows = 0;
  /** The rows of a batch in order of films. */
  readonly #order: Int32Array;
  readonly #places: Int32Array;

  /** @param batchRows how many rows are sorted by film at once, or as many as there are films */
  constructor({ userIds, ratingCounts, itemIds }: RatedBy, batchRows = BATCH_ROWS) {
    this.#userIndex = denseIndex(userIds);
    this.#itemIndex = denseIndex(itemIds);
    this.#starts = new Int32Array(userIds.length + 1);
    ratingCounts.forEach((ratings, user) => this.#starts[user + 1] = this.#starts[user] + ratings);
    this.#next = this.#starts.slice();
    const count = this.#starts[userIds.length];
    this.#arrays = {
      users: new Int32Array(count),
      items: new Int32Array(count),
      values: new Float32Array(count),
      timestamps: new Float64Array(count),
    };
    const batch = Math.max(batchRows, itemIds.length);
    this.#pairs = new BigInt64Array(batch);
    this.#moments = new BigInt64Array(batch);
    this.#order = new Int32Array(batch);
    this.#places = new Int32Array(itemIds.length + 1);
  }

  /**
   * Takes rows as {@link PACKED_RATING} has them.
   * @returns whether they are of known people and films, and of nobody more than were counted
   */
  add(pairs: BigInt64Array, moments: BigInt64Array): boolean {
    const room = this.#pairs.length - this.#rows;
    if (pairs.length > room) {
      return this.add(pairs.subarray(0, room), moments.subarray(0, room)) && this.#place() &&
        this.add(pairs.subarray(room), moments.subarray(room));
    }
    this.#pairs.set(pairs, this.#rows);
    this.#moments.set(moments, this.#rows);
    this.#rows += pairs.length;
    return true;
  }

  /** Puts the rows of a batch in their places. @returns as {@link add} does */
  #place(): boolean {
    const pairs = new Int32Array(this.#pairs.buffer, 0, 2 * this.#rows);
    const moments = new Int32Array(this.#moments.buffer, 0, 2 * this.#rows);
    this.#rows = 0;
    return this.#index(pairs) && this.#scatter(pairs, moments, this.#orderOf(pairs));
  }

  /** Puts indices in the place of ids. */
  #index(pairs: Int32Array): boolean {
    const userIndex = this.#userIndex;
    const itemIndex = this.#itemIndex;
    for (let at = 0; at < pairs.length; at += 2) {
      const item = itemIndex(pairs[at]);
      const user = userIndex(pairs[at + 1]);
      if (item < 0 || user < 0) return false;
      pairs[at] = item;
      pairs[at + 1] = user;
    }
    return true;
  }

  /** Where in `pairs` the rows are, by item. */
  #orderOf(pairs: Int32Array): Int32Array {
    const places = this.#places.fill(0);
    for (let at = 0; at < pairs.length; at += 2) places[pairs[at] + 1]++;
    for (let item = 1; item < places.length; item++) places[item] += places[item - 1];
    const order = this.#order.subarray(0, pairs.length / 2);
    for (let at = 0; at < pairs.length; at += 2) order[places[pairs[at]]++] = at;
    return order;
  }

  #scatter(pairs: Int32Array, moments: Int32Array, order: Int32Array): boolean {
    const { items, values, timestamps } = this.#arrays;
    const next = this.#next;
    const starts = this.#starts;
    for (let row = 0; row < order.length; row++) {
      const at = order[row];
      const user = pairs[at + 1];
      const place = next[user]++;
      if (place >= starts[user + 1]) return false;
      items[place] = pairs[at];
      values[place] = (moments[at] & 15) * RATING_STEP;
      timestamps[place] = moments[at + 1] * 2 ** 28 + (moments[at] >>> 4);
    }
    return true;
  }

  /** All ratings by person and film, or `null` where they are not those that were counted. */
  finish(): RatingArrays | null {
    if (!this.#place()) return null;
    const { users, items } = this.#arrays;
    for (let user = 0; user + 1 < this.#starts.length; user++) {
      const start = this.#starts[user];
      const end = this.#starts[user + 1];
      if (this.#next[user] !== end) return null;
      users.fill(user, start, end);
      if (!isAscending(items, start, end)) sortByItem(this.#arrays, start, end);
    }
    return this.#arrays;
  }
}

function isAscending(items: Int32Array, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) if (items[at - 1] > items[at]) return false;
  return true;
}

/** Sorts numbers that hold an item and a place each, as numbers are fast to sort. */
function sortByItem(arrays: RatingArrays, start: number, end: number): void {
  const count = end - start;
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at++) keys[at] = arrays.items[start + at] * count + at;
  keys.sort();
  for (const column of [arrays.items, arrays.values, arrays.timestamps]) {
    const before = column.slice(start, end);
    for (let at = 0; at < count; at++) column[start + at] = before[keys[at] % count];
  }
}
