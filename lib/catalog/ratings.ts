import type { DuckDBDataChunk } from "@duckdb/node-api";
import { ReelmatchError } from "../errors.ts";
import { MAX_ID } from "../ids.ts";
import type { Ratings } from "../models/ratings.ts";
import type { Catalog } from "./connection.ts";
import { queryRow, withConnection } from "./query.ts";
import { rawColumn } from "./raw_column.ts";
import { number } from "./row.ts";
import { PACKED_RATING, type RatedBy, RatingSorter } from "./sort_ratings.ts";

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
    2,
  );
  const [itemIds] = await loadIntegers(
    catalog,
    "SELECT id FROM films WHERE rating_count > 0 ORDER BY id",
    1,
  );
  const sorter = new RatingSorter({ userIds, ratingCounts, itemIds });
  await Promise.all(
    rangesOfPeople({ userIds, ratingCounts }).map(([first, last]) =>
      eachChunk(
        catalog,
        `SELECT ${PACKED_RATING} FROM ratings WHERE user_id BETWEEN ${first} AND ${last}`,
        (chunk) => {
          const pairs = rawColumn(chunk, 0, BigInt64Array);
          if (!sorter.add(pairs, rawColumn(chunk, 1, BigInt64Array))) throw unfitting();
        },
      )
    ),
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

/** So many streams at once: while a chunk of one is on its way, those of others are taken. */
const STREAMS = 4;

/** All ids of people in {@link STREAMS} ranges at most, each of about as many ratings. */
function rangesOfPeople(
  { userIds, ratingCounts }: Pick<RatedBy, "userIds" | "ratingCounts">,
): (readonly [number, number])[] {
  const share = ratingCounts.reduce((sum, ratings) => sum + ratings, 0) / STREAMS;
  const ranges: (readonly [number, number])[] = [];
  let first = 0;
  let ratings = 0;
  for (let user = 0; user + 1 < userIds.length; user++) {
    ratings += ratingCounts[user];
    if (ratings < share * (ranges.length + 1)) continue;
    ranges.push([first, userIds[user]]);
    first = userIds[user] + 1;
  }
  return [...ranges, [first, MAX_ID]];
}

async function eachChunk(
  catalog: Catalog,
  sql: string,
  take: (chunk: DuckDBDataChunk) => void,
): Promise<void> {
  await withConnection(catalog, async (connection) => {
    for await (const chunk of await connection.stream(sql)) take(chunk);
  });
}

/** The columns of an answer, all of them INTEGER and without NULL. */
async function loadIntegers(
  catalog: Catalog,
  sql: string,
  columns: number,
): Promise<Int32Array[]> {
  const chunks: Int32Array[][] = Array.from({ length: columns }, () => []);
  await eachChunk(catalog, sql, (chunk) => {
    chunks.forEach((column, at) => column.push(rawColumn(chunk, at, Int32Array).slice()));
  });
  return chunks.map(joined);
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
