import { denseIndex, idTable } from "./dense_index.ts";

/** What the numbers of ratings mean. */
export interface RatingNumbers {
  /** Of people, ascending. */
  readonly userIds: Int32Array;
  /** Of films, ascending. */
  readonly itemIds: Int32Array;
  /** What a rating's film is called in its row, ascending, and the film's id. */
  readonly aliases: { readonly items: Int32Array; readonly films: Int32Array };
}

/** A batch has 2 ** 15 rows at most, so that a row and half of a film's bits are one number. */
const ROW_BITS = 15;
const ROW_MASK = (1 << ROW_BITS) - 1;

/**
 * Rows of ratings, a few at a time so that they stay in a processor's cache, and their order by
 * film within each run of one person's: by a radix sort, first by the low and high digit of films
 * and then by run, which takes half as long as comparing each person's ratings.
 */
export class RatingBatch {
  /** Of each row: its film's index, in two numbers its moment, and its run. */
  readonly films: Int32Array;
  readonly moments: Int32Array;
  readonly #runOf: Int32Array;
  /** Of each run of rows of one person: the person's index, and the next place in the order. */
  readonly users: Int32Array;
  readonly #places: Int32Array;
  runs = 0;
  #rows = 0;
  /** The person of the last row. */
  #userId = -1;
  readonly #userIndex: (id: number) => number;
  readonly #filmIndex: (item: number) => number;
  readonly #digitBits: number;
  /** How often each digit occurs, and then where its rows go. */
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  readonly #order: Int32Array;
  readonly #byFilm: Int32Array;
  readonly #enough: number;

  /** @param enough once there are so many rows, only the ratings of the last person are taken */
  constructor({ userIds, itemIds, aliases }: RatingNumbers, enough = 1 << (ROW_BITS - 1)) {
    this.#userIndex = denseIndex(userIds);
    this.#filmIndex = idTable(aliases.items, aliases.films.map(denseIndex(itemIds)));
    this.#digitBits = Math.ceil(Math.log2(Math.max(1, itemIds.length)) / 2);
    this.#low = new Int32Array(1 << this.#digitBits);
    this.#high = new Int32Array(1 << this.#digitBits);
    this.#enough = enough;
    const most = 2 * enough;
    this.films = new Int32Array(most);
    this.moments = new Int32Array(2 * most);
    this.#runOf = new Int32Array(most);
    this.users = new Int32Array(most);
    this.#places = new Int32Array(most);
    this.#order = new Int32Array(most);
    this.#byFilm = new Int32Array(most);
  }

  /**
   * Takes rows until the batch is full. Rows without a film are passed over.
   * @param moments two numbers a row, the lower half first
   * @param from the first row to be taken
   * @returns the first row that was not taken, or -1 where somebody is not known
   */
  take(users: Int32Array, items: Int32Array, moments: Int32Array, from: number): number {
    const low = this.#low;
    const high = this.#high;
    const digitBits = this.#digitBits;
    const mask = low.length - 1;
    const most = this.films.length;
    let rows = this.#rows;
    let userId = this.#userId;
    let next = from;
    for (; next < users.length; next++) {
      const film = this.#filmIndex(items[next]);
      if (film < 0) continue;
      if (users[next] !== userId) {
        if (rows >= this.#enough) break;
        const user = this.#userIndex(users[next]);
        if (user < 0) return -1;
        userId = users[next];
        this.users[this.runs] = user;
        this.#places[this.runs++] = rows;
      }
      if (rows === most) break;
      this.films[rows] = film;
      low[film & mask]++;
      high[film >>> digitBits]++;
      this.moments[2 * rows] = moments[2 * next];
      this.moments[2 * rows + 1] = moments[2 * next + 1];
      this.#runOf[rows++] = this.runs - 1;
    }
    this.#rows = rows;
    this.#userId = userId;
    return next;
  }

  /** The batch's rows by run and film, and where in this order each of the runs ends. */
  sorted(): { readonly order: Int32Array; readonly ends: Int32Array } {
    const rows = this.#rows;
    const films = this.films;
    const order = this.#order;
    const low = placesOf(this.#low);
    for (let row = 0; row < rows; row++) {
      const film = films[row];
      order[low[film & (low.length - 1)]++] = (film >>> this.#digitBits) << ROW_BITS | row;
    }
    const byFilm = this.#byFilm;
    const high = placesOf(this.#high);
    for (let at = 0; at < rows; at++) {
      byFilm[high[order[at] >>> ROW_BITS]++] = order[at] & ROW_MASK;
    }
    const runOf = this.#runOf;
    const places = this.#places;
    for (let at = 0; at < rows; at++) order[places[runOf[byFilm[at]]]++] = byFilm[at];
    return { order, ends: places };
  }

  clear(): void {
    this.#rows = 0;
    this.runs = 0;
    this.#userId = -1;
    this.#low.fill(0);
    this.#high.fill(0);
  }
}

/** Puts in the place of counts how many come before each. */
function placesOf(counts: Int32Array): Int32Array {
  let before = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at];
    counts[at] = before;
    before += count;
  }
  return counts;
}
