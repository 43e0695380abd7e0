import { buildFilmRatings, dropFilmRatings } from "./build_film_ratings.ts";
import type { Catalog } from "./connection.ts";
import { ITEM_FILMS } from "./merge_films.ts";
import { execute, executeWatched, type Parameters, queryRow } from "./query.ts";
import { number } from "./row.ts";

/** Of each ratings file, how many rows were usable and how many of those have a film. */
export const RATING_COUNTS = `
CREATE TEMP TABLE rating_counts (file UTINYINT, usable INTEGER, with_film INTEGER)`;

/** The films that several items stand for; only those can be rated twice by somebody. */
const FILMS_OF_SEVERAL_ITEMS = `
SELECT film_id FROM item_films GROUP BY film_id HAVING count(*) > 1`;

const REMOVE_REPLACED = `
DELETE FROM rating_rows WHERE rowid IN (
  SELECT rowid FROM rating_rows SEMI JOIN (${FILMS_OF_SEVERAL_ITEMS}) USING (film_id)
  QUALIFY row_number() OVER (PARTITION BY user_id, film_id ORDER BY seconds DESC, halves DESC) > 1
)`;

/**
 * How many ratings are of a person with a lower number than that of the rating before. The join
 * itself moves a few thousand rows per thread, which does no harm.
 */
const OUT_OF_ORDER = `
SELECT count(*)::INTEGER AS rows
FROM (SELECT user_id, lag(user_id) OVER () AS last FROM rating_rows) WHERE user_id < last`;

/** So many rows of a file may be out of order, since a person is found all the same. */
const MOST_OUT_OF_ORDER = 100;

/** The ratings of the one file that is read. */
export interface RatingRows {
  /** A query of `user_id`, `item_id`, `halves` and `seconds`. */
  readonly sql: string;
  readonly parameters: Parameters;
  /** In SQL, what `item_id` keeps to; that of a film does so anyway. */
  readonly itemCondition: string;
  /** In SQL, what the other columns keep to. */
  readonly condition: string;
}

/** `halves` NULL marks a row whose item does not keep to its condition. */
const insertInOwnOrder = ({ sql, itemCondition }: RatingRows): string => `
INSERT INTO rating_rows
SELECT user_id, film_id, CASE WHEN film_id IS NOT NULL OR (${itemCondition}) THEN halves END, seconds
FROM (${sql}) LEFT JOIN item_films USING (item_id)`;

const look = ({ condition }: RatingRows): string => `
SELECT count(*)::INTEGER AS rows, count(film_id)::INTEGER AS with_film,
  (count(*) FILTER (${condition}))::INTEGER AS usable
FROM rating_rows`;

/** How many rows there were, and how many of them have a film. */
export interface JoinedRows {
  readonly rows: number;
  readonly withFilm: number;
}

/**
 * Joins the one ratings file with the merged films as it is read, and writes `ratings` and
 * `film_ratings`: real files come in order of people, and without staging and sorting them most of
 * the time is saved. The newest rating of a film that several items stand for stays.
 * @returns `null`, with both tables as they were, where a row does not keep to the conditions,
 *   people are not in order, or somebody rated an item twice
 */
export async function joinInOwnOrder(
  catalog: Catalog,
  rows: RatingRows,
  watch: (share: number) => void = () => {},
): Promise<JoinedRows | null> {
  await execute(catalog, ITEM_FILMS);
  // Left to itself, DuckDB may look up ratings by film instead of films by rating.
  await execute(catalog, "SET disabled_optimizers = 'join_order,build_side_probe_side'");
  await executeWatched(catalog, insertInOwnOrder(rows), rows.parameters, watch);
  await execute(catalog, "RESET disabled_optimizers");
  const found = await queryRow(catalog, look(rows), {}, (row) => ({
    rows: number(row, "rows"),
    withFilm: number(row, "with_film"),
    usable: number(row, "usable"),
  })) ?? { rows: 0, withFilm: 0, usable: 0 };
  const isFit = found.usable === found.rows &&
    await count(catalog, OUT_OF_ORDER) <= MOST_OUT_OF_ORDER;
  if (isFit && await finishInOwnOrder(catalog, found)) return found;
  await execute(catalog, "TRUNCATE rating_rows");
  return null;
}

/** @returns whether nobody rated an item twice */
async function finishInOwnOrder(
  catalog: Catalog,
  { rows, withFilm }: JoinedRows,
): Promise<boolean> {
  if (withFilm < rows) await execute(catalog, "DELETE FROM rating_rows WHERE film_id IS NULL");
  const several = `SELECT count(*)::INTEGER AS rows FROM (${FILMS_OF_SEVERAL_ITEMS})`;
  if (await count(catalog, several) > 0) await execute(catalog, REMOVE_REPLACED);
  if (await buildFilmRatings(catalog) > 0) {
    await dropFilmRatings(catalog);
    return false;
  }
  const counts = "INSERT INTO rating_counts SELECT file, $rows, $withFilm FROM rating_files";
  await execute(catalog, counts, { rows, withFilm });
  return true;
}

const STAGED: RatingRows = {
  sql: "SELECT user_id, item_id, halves, seconds FROM staged_ratings",
  parameters: {},
  itemCondition: "true",
  condition: "true",
};

/** The ratings that a film answers to. */
const RATINGS_OF_FILMS = `
CREATE TEMP VIEW ratings_of_films AS
SELECT r.file, r.user_id, film_id, r.halves, r.seconds
FROM staged_ratings r JOIN item_films USING (file, item_id)`;

const COUNTS = `
INSERT INTO rating_counts
SELECT file, count(*), count(film_id)
FROM staged_ratings LEFT JOIN item_films USING (file, item_id) GROUP BY file`;

/**
 * The staged ratings of all files. One sort brings both the order of the table and each pair's
 * ratings side by side, the one to keep last; `OVER ()` then looks one row ahead as the sorted rows
 * stream by. A window that is partitioned by pairs says the same but takes three times as long.
 */
const SORTED = `
INSERT INTO rating_rows
SELECT pair >> 32, pair & 4294967295, moment & 15, moment >> 4
FROM (
  SELECT *, lead(pair) OVER () AS next_pair FROM (
    SELECT (user_id::BIGINT << 32) | film_id AS pair, (seconds << 4) | halves AS moment
    FROM ratings_of_films ORDER BY ALL
  )
)
WHERE next_pair IS DISTINCT FROM pair`;

/**
 * Joins the staged ratings, unless the ratings are joined already, with the merged films into
 * `ratings` and `film_ratings`: of the ratings of one person and film the newest stays, of those of
 * one second the highest.
 */
export async function joinStaged(catalog: Catalog): Promise<void> {
  if (await count(catalog, "SELECT count(*)::INTEGER AS rows FROM rating_counts") > 0) return;
  const files = await count(catalog, "SELECT count(*)::INTEGER AS rows FROM rating_files");
  if (files === 1 && await joinInOwnOrder(catalog, STAGED) !== null) return;
  for (const sql of [ITEM_FILMS, RATINGS_OF_FILMS, COUNTS, SORTED]) await execute(catalog, sql);
  await buildFilmRatings(catalog);
}

const count = async (catalog: Catalog, sql: string): Promise<number> =>
  await queryRow(catalog, sql, {}, (row) => number(row, "rows")) ?? 0;
