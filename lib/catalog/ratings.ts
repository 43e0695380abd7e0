import { ReelmatchError } from "../errors.ts";
import type { Ratings } from "../models/ratings.ts";
import type { Catalog } from "./connection.ts";
import { denseIndex } from "./dense_index.ts";
import { type RatingArrays, sortRatings } from "./sort_ratings.ts";
import { queryRow, queryRows, withConnection } from "./query.ts";
import { rawColumn } from "./raw_column.ts";
import { number } from "./row.ts";
import { RATING_STEP } from "./schema.ts";

/**
 * All ratings as typed arrays, ordered by person then film, densely re-indexed both ways: `userIds`
 * are people's numbers, `itemIds` the TMDB ids of the films that have a rating.
 * @throws {ReelmatchError} `CORRUPT` where the tables do not fit together
 */
export async function loadRatings(catalog: Catalog): Promise<Ratings> {
  const info = await queryRow(
    catalog,
    `SELECT rating_min, rating_max, (SELECT count(*)::INTEGER FROM ratings) AS ratings
     FROM catalog_info`,
    {},
    (row) => ({
      scale: { min: number(row, "rating_min"), max: number(row, "rating_max") },
      count: number(row, "ratings"),
    }),
  );
  if (info === null) throw unfitting();
  const userIds = await loadIds(catalog, "SELECT user_id AS id FROM people ORDER BY id");
  const itemIds = await loadIds(catalog, "SELECT id FROM films WHERE rating_count > 0 ORDER BY id");
  const arrays = {
    users: new Int32Array(info.count),
    items: new Int32Array(info.count),
    values: new Float32Array(info.count),
    timestamps: new Float64Array(info.count),
  };
  const isSorted = await fill(catalog, arrays, userIds, itemIds);
  const sizes = { nUsers: userIds.length, nItems: itemIds.length };
  return {
    ...sizes,
    userIds,
    itemIds,
    ...(isSorted ? arrays : sortRatings(arrays, sizes)),
    scale: info.scale,
  };
}

async function loadIds(catalog: Catalog, sql: string): Promise<Int32Array> {
  return Int32Array.from(await queryRows(catalog, sql, {}, (row) => number(row, "id")));
}

/** @returns whether the ratings came in order of person and film */
async function fill(
  catalog: Catalog,
  arrays: RatingArrays,
  userIds: Int32Array,
  itemIds: Int32Array,
): Promise<boolean> {
  const { users, items, values, timestamps } = arrays;
  let count = 0;
  await withConnection(catalog, async (connection) => {
    const sql = "SELECT user_id, film_id, halves, seconds::DOUBLE FROM ratings";
    const result = await connection.stream(sql);
    for await (const chunk of result) {
      if (count + chunk.rowCount > users.length) throw unfitting();
      users.set(rawColumn(chunk, 0, Int32Array), count);
      items.set(rawColumn(chunk, 1, Int32Array), count);
      values.set(rawColumn(chunk, 2, Uint8Array), count);
      timestamps.set(rawColumn(chunk, 3, Float64Array), count);
      count += chunk.rowCount;
    }
  });
  if (count !== users.length) throw unfitting();
  return index(arrays, userIds, itemIds);
}

/**
 * Puts indices in the place of ids, and ratings in the place of half stars.
 * @returns whether the ratings are in order of person and film
 */
function index(
  { users, items, values }: RatingArrays,
  userIds: Int32Array,
  itemIds: Int32Array,
): boolean {
  const userIndex = denseIndex(userIds);
  const itemIndex = denseIndex(itemIds);
  let last = -1;
  let isSorted = true;
  for (let at = 0; at < users.length; at++) {
    const user = userIndex(users[at]);
    const item = itemIndex(items[at]);
    if (user < 0 || item < 0) throw unfitting();
    const place = user * itemIds.length + item;
    if (place <= last) isSorted = false;
    last = place;
    users[at] = user;
    items[at] = item;
    values[at] *= RATING_STEP;
  }
  return isSorted;
}

const unfitting = (): ReelmatchError =>
  new ReelmatchError(
    "CORRUPT",
    "The catalogue's ratings are not those of its people and films: run ingest again.",
  );
