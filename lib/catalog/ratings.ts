import {
  type DuckDBDataChunk,
  DuckDBDoubleVector,
  DuckDBFloatVector,
  DuckDBIntegerVector,
} from "@duckdb/node-api";
import { ReelmatchError } from "../errors.ts";
import type { Ratings } from "../models/ratings.ts";
import type { Catalog } from "./connection.ts";
import { denseIndex } from "./dense_index.ts";
import { queryRow, queryRows, withConnection } from "./query.ts";
import { number } from "./row.ts";

/**
 * All ratings as typed arrays, ordered by person then film, densely re-indexed both ways: `userIds`
 * are people's numbers, `itemIds` the TMDB ids of the films that have a rating.
 * @throws {ReelmatchError} `CORRUPT` where the table is not in that order
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
  if (info === null) throw outOfOrder();
  const userIds = await loadIds(catalog, "SELECT user_id AS id FROM people ORDER BY id");
  const itemIds = await loadIds(catalog, "SELECT id FROM films WHERE rating_count > 0 ORDER BY id");
  const arrays = {
    users: new Int32Array(info.count),
    items: new Int32Array(info.count),
    values: new Float32Array(info.count),
    timestamps: new Float64Array(info.count),
  };
  await fill(catalog, arrays, userIds, itemIds);
  return {
    nUsers: userIds.length,
    nItems: itemIds.length,
    userIds,
    itemIds,
    ...arrays,
    scale: info.scale,
  };
}

async function loadIds(catalog: Catalog, sql: string): Promise<Int32Array> {
  return Int32Array.from(await queryRows(catalog, sql, {}, (row) => number(row, "id")));
}

type Arrays = Pick<Ratings, "users" | "items" | "values" | "timestamps">;

async function fill(
  catalog: Catalog,
  arrays: Arrays,
  userIds: Int32Array,
  itemIds: Int32Array,
): Promise<void> {
  const userIndex = denseIndex(userIds);
  const itemIndex = denseIndex(itemIds);
  let count = 0;
  let lastUser = -1;
  let lastItem = -1;
  const add = ({ users, films, values, seconds }: Columns, rows: number): void => {
    for (let row = 0; row < rows; row++, count++) {
      const user = userIndex(users.getItem(row) ?? 0);
      const item = itemIndex(films.getItem(row) ?? 0);
      const ascends = user > lastUser || (user === lastUser && item > lastItem);
      if (!ascends || item < 0 || count === arrays.users.length) throw outOfOrder();
      arrays.users[count] = lastUser = user;
      arrays.items[count] = lastItem = item;
      arrays.values[count] = values.getItem(row) ?? 0;
      arrays.timestamps[count] = seconds.getItem(row) ?? 0;
    }
  };
  await withConnection(catalog, async (connection) => {
    const sql = "SELECT user_id, film_id, rating, epoch(timestamp)::DOUBLE FROM ratings";
    const result = await connection.stream(sql);
    for await (const chunk of result) add(columnsOf(chunk), chunk.rowCount);
  });
  if (count !== arrays.users.length) throw outOfOrder();
}

interface Columns {
  readonly users: DuckDBIntegerVector;
  readonly films: DuckDBIntegerVector;
  readonly values: DuckDBFloatVector;
  readonly seconds: DuckDBDoubleVector;
}

function columnsOf(chunk: DuckDBDataChunk): Columns {
  const [users, films, values, seconds] = [0, 1, 2, 3].map((index) => chunk.getColumnVector(index));
  if (
    users instanceof DuckDBIntegerVector && films instanceof DuckDBIntegerVector &&
    values instanceof DuckDBFloatVector && seconds instanceof DuckDBDoubleVector
  ) return { users, films, values, seconds };
  throw outOfOrder();
}

const outOfOrder = (): ReelmatchError =>
  new ReelmatchError(
    "CORRUPT",
    "The catalogue's ratings are not in order of person and film: run ingest again.",
  );
