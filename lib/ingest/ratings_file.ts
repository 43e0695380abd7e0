import { ReelmatchError } from "../errors.ts";
import { indexRatings } from "../models/index_ratings.ts";
import type { Ratings } from "../models/ratings.ts";
import { textLines } from "./text_lines.ts";

const HEADER = "userId,movieId,rating,timestamp";
const LARGEST_ID = 2_147_483_647;

/** Typed arrays that double when they are full. */
class Columns {
  users = new Int32Array(1024);
  items = new Int32Array(1024);
  values = new Float32Array(1024);
  timestamps = new Float64Array(1024);
  count = 0;

  push(user: number, item: number, value: number, timestamp: number): void {
    if (this.count === this.values.length) {
      const size = 2 * this.count;
      const grown = <T extends Int32Array | Float32Array | Float64Array>(to: T, from: T): T => {
        to.set(from);
        return to;
      };
      this.users = grown(new Int32Array(size), this.users);
      this.items = grown(new Int32Array(size), this.items);
      this.values = grown(new Float32Array(size), this.values);
      this.timestamps = grown(new Float64Array(size), this.timestamps);
    }
    this.users[this.count] = user;
    this.items[this.count] = item;
    this.values[this.count] = value;
    this.timestamps[this.count++] = timestamp;
  }
}

const unquoted = (field: string): string =>
  field.startsWith('"') && field.endsWith('"') ? field.slice(1, -1) : field;

/** A decimal number; `NaN` for anything else, the empty text included. */
const numberOf = (field: string): number => /^[+-]?[\d.]/.test(field) ? Number(field) : Number.NaN;

const isWhole = (value: number): boolean =>
  Number.isInteger(value) && Math.abs(value) <= LARGEST_ID;

/**
 * Reads a CSV file of ratings in MovieLens's form, header `userId,movieId,rating,timestamp`. Ids are
 * whole numbers of 32 bits, negative ones included; the scale is the range of the ratings present.
 * @throws {ReelmatchError} `NOT_FOUND` where there is no file; `BAD_INPUT` naming the file and line
 * of anything that cannot be read
 */
export async function readRatingsFile(path: string): Promise<Ratings> {
  const columns = new Columns();
  for await (const { number, text } of textLines(path)) {
    const fields = text.split(",").map(unquoted);
    if (number === 1) {
      if (fields.join(",").replace(/^\ufeff/, "") === HEADER) continue;
      throw new ReelmatchError(
        "BAD_INPUT",
        `${path}, line 1: the header is "${text.slice(0, 80)}", expected "${HEADER}".`,
      );
    }
    const [user, item, value, timestamp] = fields.map(numberOf);
    const fits = fields.length === 4 && isWhole(user) && isWhole(item) &&
      Number.isFinite(Math.fround(value)) && Number.isFinite(timestamp);
    if (!fits) {
      throw new ReelmatchError(
        "BAD_INPUT",
        `${path}, line ${number}: "${
          text.slice(0, 80)
        }" is no rating, expected two whole numbers ` +
          `of at most ${LARGEST_ID}, a rating and a Unix time, as in "1,31,2.5,1260759144".`,
      );
    }
    columns.push(user, item, value, timestamp);
  }
  const { count } = columns;
  if (count === 0) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line 2: there is no rating after the header, expected at least one.`,
    );
  }
  return indexRatings({
    users: columns.users.slice(0, count),
    items: columns.items.slice(0, count),
    values: columns.values.slice(0, count),
    timestamps: columns.timestamps.slice(0, count),
  });
}
