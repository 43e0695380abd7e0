import type { Ratings } from "../models/ratings.ts";
import { RatingBatch, type RatingNumbers } from "./rating_batch.ts";
import { HALVES_BITS, HALVES_MASK, RATING_STEP } from "./schema.ts";

/** The columns of ratings, one element a rating. */
export type RatingArrays = Pick<Ratings, "users" | "items" | "values" | "timestamps">;

/** The people and films that ratings are of. */
export interface RatedBy extends RatingNumbers {
  /** How many ratings each person gave, in the order of `userIds`. */
  readonly ratingCounts: Int32Array;
}

/**
 * What {@link RatingSorter} takes of the rows of ratings: the person, the film's number there, and
 * the moment, see `schema.ts`.
 */
export const RATING_COLUMNS = "user_id, item_id, moment";

/**
 * Sorts ratings by person and film while they arrive, in whichever order: a batch of them is put in
 * order, and each run of a person's ratings goes to that person's next places. Where the ratings of
 * a person lie together, as in a catalogue, they are one run; those of the few others are sorted at
 * the end. Nothing else is as large as the ratings themselves.
 */
export class RatingSorter {
  readonly #arrays: RatingArrays;
  readonly #batch: RatingBatch;
  /** Where each person's ratings begin, and after the last one where they end. */
  readonly #starts: Int32Array;
  /** Where each person's next rating goes. */
  readonly #next: Int32Array;
  /** People with several runs. */
  readonly #scattered = new Set<number>();

  /** @param batchRows so many rows at least are put in order at once */
  constructor(by: RatedBy, batchRows?: number) {
    this.#batch = new RatingBatch(by, batchRows);
    this.#starts = new Int32Array(by.userIds.length + 1);
    by.ratingCounts.forEach((ratings, user) => {
      this.#starts[user + 1] = this.#starts[user] + ratings;
    });
    this.#next = this.#starts.slice();
    const count = this.#starts[by.userIds.length];
    this.#arrays = {
      users: new Int32Array(count),
      items: new Int32Array(count),
      values: new Float32Array(count),
      timestamps: new Float64Array(count),
    };
  }

  /**
   * Takes rows as {@link RATING_COLUMNS} has them. Those without a film are passed over.
   * @returns whether they are of known people, and of nobody more than were counted
   */
  add(users: Int32Array, items: Int32Array, moments: BigInt64Array): boolean {
    const { buffer, byteOffset, length } = moments;
    const halves = new Int32Array(buffer, byteOffset, 2 * length);
    for (let from = 0; from < users.length;) {
      from = this.#batch.take(users, items, halves, from);
      if (from < 0 || (from < users.length && !this.#place())) return false;
    }
    return true;
  }

  /** Puts the rows of a batch in their places. @returns as {@link add} does */
  #place(): boolean {
    const batch = this.#batch;
    const { order, ends } = batch.sorted();
    for (let run = 0, start = 0; run < batch.runs; start = ends[run++]) {
      const user = batch.users[run];
      const place = this.#next[user];
      const end = place + ends[run] - start;
      if (end > this.#starts[user + 1]) return false;
      if (place > this.#starts[user]) this.#scattered.add(user);
      this.#write(order, start, place, end);
      this.#next[user] = end;
    }
    batch.clear();
    return true;
  }

  /** Writes ratings of a person to `place` … `end`: rows of the batch from `at` on in the order. */
  #write(order: Int32Array, from: number, start: number, end: number): void {
    const { films, moments } = this.#batch;
    const { items, values, timestamps } = this.#arrays;
    for (let at = from, place = start; place < end; at++, place++) {
      const row = order[at];
      const low = moments[2 * row];
      items[place] = films[row];
      values[place] = (low & HALVES_MASK) * RATING_STEP;
      timestamps[place] = moments[2 * row + 1] * HIGH + (low >>> HALVES_BITS);
    }
  }

  /** All ratings by person and film, or `null` where they are not those that were counted. */
  finish(): RatingArrays | null {
    if (!this.#place()) return null;
    for (let user = 0; user + 1 < this.#starts.length; user++) {
      const end = this.#starts[user + 1];
      if (this.#next[user] !== end) return null;
      this.#arrays.users.fill(user, this.#starts[user], end);
    }
    for (const user of this.#scattered) {
      sortByItem(this.#arrays, this.#starts[user], this.#starts[user + 1]);
    }
    return this.#arrays;
  }
}

/** How many seconds the upper half of a moment counts by. */
const HIGH = 2 ** (32 - HALVES_BITS);

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
