import type { DuckDBMaterializedResult } from "@duckdb/node-api";
import { ReelmatchError } from "../errors.ts";
import { MAX_ID } from "../ids.ts";
import type { Ratings } from "../models/ratings.ts";
import type { Catalog } from "./connection.ts";
import { queryRow, withConnection } from "./query.ts";
import { rawColumn } from "./raw_column.ts";
import { number } from "./row.ts";
import { type RatedBy, RATING_COLUMNS, RatingSorter } from "./sort_ratings.ts";

/**
 * All ratings as typed arrays, ordered by person then film, densely re-indexed both ways: `userIds`
 * are people's numbers, `itemIds` the TMDB ids of the films that have a rating. In whatever order
 * the catalogue keeps them, the same ratings give the same arrays.
 * @param catalog opened to be read
 * @throws {ReelmatchError} `CORRUPT` where the tables do not fit together
 */
export async function loadRatings(catalog: Catalog): Promise<Ratings> {
  const scale = await queryRow(
    catalog,
    "SELECT rating_min, rating_max FROM catalog_info",
    {},
    (row) => ({ min: number(row, "rating_min"), max: number(row, "rating_max") }),
  );
  if (scale === null) throw unfitting();
  const [userIds, ratingCounts] = await loadIntegers(
    catalog,
    "SELECT user_id, rating_count FROM people ORDER BY user_id",
  );
  const [itemIds] = await loadIntegers(
    catalog,
    "SELECT id FROM films WHERE rating_count > 0 ORDER BY id",
  );
  const [items, films] = await loadIntegers(
    catalog,
    "SELECT item_id, film_id FROM rating_items ORDER BY item_id",
  );
  const sorter = new RatingSorter({ userIds, ratingCounts, itemIds, aliases: { items, films } });
  let ratings = 0;
  const ranges = rangesOfPeople({ userIds, ratingCounts });
  await Promise.all(
    Array.from({ length: STATEMENTS }, async () => {
      for (const [first, last] of ranges) {
        const rows = await answer(
          catalog,
          `SELECT ${RATING_COLUMNS} FROM rating_rows WHERE user_id BETWEEN ${first} AND ${last}`,
        );
        if (!addAll(sorter, rows)) throw unfitting();
        ratings += rows.rowCount;
        if (ratings < COLLECTED_RATINGS) continue;
        hastenCollection();
        ratings = 0;
      }
    }),
  );
  const arrays = sorter.finish();
  if (arrays === null) throw unfitting();
  return {
    nUsers: userIds.length,
    nItems: itemIds.length,
    userIds,
    itemIds,
    ...arrays,
    scale,
  };
}

/** While the rows of one statement are taken, DuckDB works on another. */
const STATEMENTS = 2;

/** So many ratings a statement: with fewer, ends of row groups are read twice too often. */
const RANGE_RATINGS = 1 << 17;

/** DuckDB's memory behind rows that were taken is given back at least once in so many ratings. */
const COLLECTED_RATINGS = 1 << 20;

/** So much new memory of buffers makes the garbage collector look which of it is still in use. */
const COLLECTED_BYTES = 1 << 26;

/** All ids of people in ranges, each but the last of {@link RANGE_RATINGS} or somewhat more. */
function* rangesOfPeople(
  { userIds, ratingCounts }: Pick<RatedBy, "userIds" | "ratingCounts">,
): Generator<readonly [first: number, last: number]> {
  let first = 0;
  let ratings = 0;
  for (let user = 0; user + 1 < userIds.length; user++) {
    ratings += ratingCounts[user];
    if (ratings < RANGE_RATINGS) continue;
    yield [first, userIds[user]];
    first = userIds[user] + 1;
    ratings = 0;
  }
  yield [first, MAX_ID];
}

/** A finished answer, whose rows are handed over at once: a stream's come by way of another thread. */
function answer(catalog: Catalog, sql: string): Promise<DuckDBMaterializedResult> {
  return withConnection(catalog, (connection) => connection.run(sql));
}

function addAll(sorter: RatingSorter, rows: DuckDBMaterializedResult): boolean {
  for (let at = 0; at < rows.chunkCount; at++) {
    const chunk = rows.getChunk(at);
    const users = rawColumn(chunk, 0, Int32Array);
    const items = rawColumn(chunk, 1, Int32Array);
    if (!sorter.add(users, items, rawColumn(chunk, 2, BigInt64Array))) return false;
  }
  return true;
}

/**
 * A finished answer is freed by the garbage collector alone, which does not see how large it is. A
 * buffer that nothing is written to takes no memory, yet has the collector look sooner.
 */
function hastenCollection(): void {
  new ArrayBuffer(COLLECTED_BYTES);
}

/** The columns of an answer, all of them INTEGER and without NULL. */
async function loadIntegers(catalog: Catalog, sql: string): Promise<Int32Array[]> {
  const rows = await answer(catalog, sql);
  const chunks = Array.from({ length: rows.chunkCount }, (_, at) => rows.getChunk(at));
  return Array.from(
    { length: rows.columnCount },
    (_, column) => joined(chunks.map((chunk) => rawColumn(chunk, column, Int32Array))),
  );
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const unfitting = (): ReelmatchError =>
  new ReelmatchError(
    "CORRUPT",
    "The catalogue's ratings are not those of its people and films: run ingest again.",
  );
