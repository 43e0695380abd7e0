import { buildFilmRatings } from "./build_film_ratings.ts";
import type { Catalog } from "./connection.ts";
import { ITEM_FILMS } from "./merge_films.ts";
import { execute, executeWatched, type Parameters, queryRow } from "./query.ts";
import { number } from "./row.ts";
import { HALVES_BITS, HALVES_MASK, momentSql } from "./schema.ts";

/** Of each ratings file, how many rows were usable and how many of those have a film. */
export const RATING_COUNTS = `
CREATE TEMP TABLE rating_counts (file UTINYINT, usable INTEGER, with_film INTEGER)`;

/** What a rating's film is called in the only file. */
const RATING_ITEMS = `
INSERT INTO rating_items SELECT item_id, film_id FROM item_films ORDER BY item_id`;

const REMOVE_WITHOUT_FILM = `
DELETE FROM rating_rows WHERE item_id NOT IN (SELECT item_id FROM rating_items)`;

/** The films that several items stand for; only those can be rated twice by somebody. */
const FILMS_OF_SEVERAL_ITEMS = `
SELECT film_id FROM rating_items GROUP BY film_id HAVING count(*) > 1`;

const REPLACED = `
CREATE TEMP TABLE replaced AS
SELECT r.rowid AS id FROM rating_rows r JOIN rating_items USING (item_id)
  SEMI JOIN (${FILMS_OF_SEVERAL_ITEMS}) USING (film_id)
QUALIFY row_number() OVER (
  PARTITION BY user_id, film_id ORDER BY moment DESC, item_id
) > 1`;

const REMOVE_REPLACED = "DELETE FROM rating_rows WHERE rowid IN (FROM replaced)";

/** Ratings that do not follow the one before them by ascending items of the same person. */
const BREAKS = `
CREATE OR REPLACE TEMP TABLE breaks AS
SELECT user_id, last_user FROM (
  SELECT user_id, item_id, lag(user_id) OVER () AS last_user, lag(item_id) OVER () AS last_item
  FROM rating_rows
) WHERE user_id IS DISTINCT FROM last_user OR item_id <= last_item`;

/** So many rows of a file may be out of order of people, since a person is found all the same. */
const MOST_OUT_OF_ORDER = 100;

/** People of whom not all ratings lie together by ascending items. */
const UNORDERED = "SELECT user_id FROM breaks GROUP BY user_id HAVING count(*) > 1";

/**
 * Ratings of a person and item that there is another rating of. Files mostly have a person's ratings
 * together and by ascending items, so one look at neighbours clears nearly all people; only the
 * ratings of the others are sorted, in a fourth of the time that grouping takes.
 */
const REPEATED = `(
  SELECT pair, lag(pair) OVER () AS last FROM (
    SELECT (user_id::BIGINT << 32) | item_id AS pair
    FROM rating_rows SEMI JOIN (${UNORDERED}) USING (user_id) ORDER BY pair
  )
) WHERE pair = last`;

/** The least and largest that may be there, of half stars and seconds too. */
export type RatingBounds = Readonly<
  Record<
    "user_id" | "item_id" | "halves" | "seconds",
    { readonly min: number; readonly max: number }
  >
>;

/** The ratings of the one file that is read. */
export interface RatingRows {
  /** A query of people, items and moments, NULL for a moment where a number is not whole. */
  readonly sql: string;
  readonly parameters: Parameters;
  /** What was not looked at while reading; nothing if left out. */
  readonly bounds?: RatingBounds;
  /** Whether what else could be wrong with the rows is not; asked once they are read. */
  readonly areWhole?: () => Promise<boolean>;
}

/**
 * Writes the one ratings file, as it is read, into the catalogue's tables: real files come in order
 * of people, and without staging and sorting them most of the time is saved. The newest rating of a
 * film that several items stand for stays.
 * @returns how many rows there were; `null`, with the tables as they were, where a row is unfit,
 *   people are not in order, or somebody rated an item twice
 */
export async function joinInOwnOrder(
  catalog: Catalog,
  { sql, parameters, bounds, areWhole = () => Promise.resolve(true) }: RatingRows,
  watch: (share: number) => void = () => {},
): Promise<number | null> {
  await executeWatched(catalog, `INSERT INTO rating_rows ${sql}`, parameters, watch);
  const rows = await count(catalog, "rating_rows");
  const isFit = await areWhole() && (bounds === undefined || await areWithin(catalog, bounds)) &&
    await isInOrder(catalog);
  if (!isFit) {
    // the file gives room back to other rows only after a checkpoint
    for (const sql of ["TRUNCATE rating_rows", "CHECKPOINT"]) await execute(catalog, sql);
    return null;
  }
  for (const sql of [ITEM_FILMS, RATING_ITEMS]) await execute(catalog, sql);
  const withFilm = await removeWithoutFilm(catalog, rows);
  await removeReplaced(catalog);
  await buildFilmRatings(catalog);
  const counts = "INSERT INTO rating_counts SELECT file, $rows, $withFilm FROM rating_files";
  await execute(catalog, counts, { rows, withFilm });
  return rows;
}

/** Whether there is a moment in every row, and all values are within bounds. */
async function areWithin(
  catalog: Catalog,
  { user_id, item_id, halves, seconds }: RatingBounds,
): Promise<boolean> {
  const isWithin = (least: string, most: string, { min, max }: RatingBounds["halves"]): string =>
    `${least} >= ${min} AND ${most} <= ${max}`;
  const sql = `
SELECT count(*) = count(moment)
  AND ${isWithin("min(user_id)", "max(user_id)", user_id)}
  AND ${isWithin("min(item_id)", "max(item_id)", item_id)}
  AND ${isWithin(`min(moment & ${HALVES_MASK})`, `max(moment & ${HALVES_MASK})`, halves)}
  AND ${
    isWithin(`min(moment) >> ${HALVES_BITS}`, `max(moment) >> ${HALVES_BITS}`, seconds)
  } AS within
FROM rating_rows`;
  return await queryRow(catalog, sql, {}, (row) => row.within === true) ?? false;
}

/** Whether people come one after the other, and nobody rated an item twice. */
async function isInOrder(catalog: Catalog): Promise<boolean> {
  await execute(catalog, BREAKS);
  return await count(catalog, "breaks WHERE user_id < last_user") <= MOST_OUT_OF_ORDER &&
    (await count(catalog, `(${UNORDERED})`) === 0 || await count(catalog, REPEATED) === 0);
}

/** Removes the ratings of items that stand for no film. @returns how many stay */
async function removeWithoutFilm(catalog: Catalog, rows: number): Promise<number> {
  const withFilm = await count(catalog, "rating_rows JOIN rating_items USING (item_id)");
  if (withFilm < rows) await execute(catalog, REMOVE_WITHOUT_FILM);
  return withFilm;
}

/** Removes the ratings of a person and film that have a newer one. */
async function removeReplaced(catalog: Catalog): Promise<void> {
  if (await count(catalog, `(${FILMS_OF_SEVERAL_ITEMS})`) === 0) return;
  for (const sql of [REPLACED, REMOVE_REPLACED]) await execute(catalog, sql);
}

const STAGED: RatingRows = {
  sql: `SELECT user_id, item_id, ${momentSql("seconds", "halves")} FROM staged_ratings`,
  parameters: {},
};

/** Ratings of several files are of films, whatever each calls them. */
const FILM_ITEMS = `
INSERT INTO rating_items SELECT DISTINCT film_id AS item_id, film_id FROM item_films ORDER BY film_id`;

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
SELECT pair >> 32, pair & 4294967295, moment
FROM (
  SELECT *, lead(pair) OVER () AS next_pair FROM (
    SELECT (user_id::BIGINT << 32) | film_id AS pair, ${momentSql("seconds", "halves")} AS moment
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
  if (await count(catalog, "rating_counts") > 0) return;
  const files = await count(catalog, "rating_files");
  if (files === 1 && await joinInOwnOrder(catalog, STAGED) !== null) return;
  for (const sql of [ITEM_FILMS, FILM_ITEMS, RATINGS_OF_FILMS, COUNTS, SORTED]) {
    await execute(catalog, sql);
  }
  await buildFilmRatings(catalog);
}

/** How many rows a table, or whatever else stands after FROM, has. */
async function count(catalog: Catalog, from: string): Promise<number> {
  const sql = `SELECT count(*)::INTEGER AS rows FROM ${from}`;
  return await queryRow(catalog, sql, {}, (row) => number(row, "rows")) ?? 0;
}
