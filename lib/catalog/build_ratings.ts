import type { Catalog } from "./connection.ts";
import { execute, queryRow } from "./query.ts";
import { number } from "./row.ts";
import { RATING_STEP } from "./schema.ts";

/** Of each ratings file, how many rows were usable and how many of those have a film. */
const RATING_COUNTS = `
CREATE TEMP TABLE rating_counts (file UTINYINT, usable INTEGER, with_film INTEGER)`;

/** The ratings that a film answers to. */
const RATINGS_OF_FILMS = `
CREATE TEMP VIEW ratings_of_films AS
SELECT r.file, r.user_id, film_id, r.halves, r.seconds
FROM staged_ratings r JOIN item_films USING (file, item_id)`;

/** How many staged ratings do not follow the one before by person and item. */
const OUT_OF_ORDER = `
SELECT count(*)::INTEGER AS rows FROM (
  SELECT user_id, item_id, lag(user_id) OVER () AS last_user, lag(item_id) OVER () AS last_item
  FROM staged_ratings
) WHERE user_id < last_user OR (user_id = last_user AND item_id <= last_item)`;

/** The staged ratings of one file in their own order, which the join keeps but for a few rows. */
const IN_OWN_ORDER = `
INSERT INTO ratings
SELECT r.user_id, m.film_id, r.halves, r.seconds
FROM staged_ratings r JOIN item_films m USING (item_id)`;

/** The films that several items stand for; only those can be rated twice by somebody. */
const FILMS_OF_SEVERAL_ITEMS = `
SELECT film_id FROM item_films GROUP BY film_id HAVING count(*) > 1`;

const REMOVE_REPLACED = `
DELETE FROM ratings WHERE rowid IN (
  SELECT rowid FROM ratings SEMI JOIN (${FILMS_OF_SEVERAL_ITEMS}) USING (film_id)
  QUALIFY row_number() OVER (PARTITION BY user_id, film_id ORDER BY seconds DESC, halves DESC) > 1
)`;

/**
 * The staged ratings of all files. One sort brings both the order of the table and each pair's
 * ratings side by side, the one to keep last; `OVER ()` then looks one row ahead as the sorted rows
 * stream by. A window that is partitioned by pairs says the same but takes three times as long.
 */
const SORTED = `
INSERT INTO ratings
SELECT pair >> 32, pair & 4294967295, moment & 15, moment >> 4
FROM (
  SELECT *, lead(pair) OVER () AS next_pair FROM (
    SELECT (user_id::BIGINT << 32) | film_id AS pair, (seconds << 4) | halves AS moment
    FROM ratings_of_films ORDER BY ALL
  )
)
WHERE next_pair IS DISTINCT FROM pair`;

const COUNT_SORTED = `
INSERT INTO rating_counts
SELECT file, count(*), count(film_id)
FROM staged_ratings LEFT JOIN item_films USING (file, item_id) GROUP BY file`;

const COUNT_IN_OWN_ORDER = `
INSERT INTO rating_counts
SELECT file, (SELECT count(*) FROM staged_ratings), (SELECT count(*) FROM ratings) FROM rating_files`;

const LARGEST_IDS = `
SELECT coalesce(max(user_id), 0) AS users, coalesce(max(film_id), 0) AS films FROM ratings`;

/**
 * The ratings in order of film and person, half stars in the last {@link HALVES_BITS} bits of the
 * one number that is sorted: with columns beside it the sort takes half as long again. Where the
 * ids are too large for that, the columns are sorted as they are.
 */
function filmRatings(ids: { readonly users: number; readonly films: number }): string {
  const filmShift = bitsOf(ids.users) + HALVES_BITS;
  if (bitsOf(ids.films) + filmShift > 64) {
    return "INSERT INTO film_ratings SELECT film_id, user_id, halves FROM ratings ORDER BY ALL";
  }
  const packed =
    `(film_id::UBIGINT << ${filmShift}) | (user_id::UBIGINT << ${HALVES_BITS}) | halves`;
  const userMask = 2 ** bitsOf(ids.users) - 1;
  return `
INSERT INTO film_ratings
SELECT key >> ${filmShift}, (key >> ${HALVES_BITS}) & ${userMask}, key & ${2 ** HALVES_BITS - 1}
FROM (SELECT ${packed} AS key FROM ratings ORDER BY key)`;
}

/** Half stars go up to 10. */
const HALVES_BITS = 4;

const bitsOf = (value: number): number => 32 - Math.clz32(value);

const FILM_HISTOGRAMS = `
INSERT INTO film_histograms
SELECT film_id, rating, count(*) FROM film_ratings GROUP BY ALL ORDER BY film_id, rating`;

const FILM_YEARS = `
INSERT INTO film_years
SELECT film_id, year("timestamp") AS year, count(*), sum(halves) * ${RATING_STEP} / count(*)
FROM ratings GROUP BY ALL ORDER BY film_id, year`;

/** What each person gave in each year: all that is asked of people and years, from one scan. */
const PERSON_YEARS = `
CREATE TEMP TABLE person_years AS
SELECT user_id, year("timestamp")::INTEGER AS year, count(*) AS ratings, sum(halves) AS halves,
  min(seconds) AS first_second, max(seconds) AS last_second
FROM ratings GROUP BY ALL`;

const PEOPLE = `
INSERT INTO people
SELECT user_id, sum(ratings), sum(halves) * ${RATING_STEP} / sum(ratings),
  make_timestamp(min(first_second) * 1000000)::DATE,
  make_timestamp(max(last_second) * 1000000)::DATE, count(*)
FROM person_years GROUP BY user_id ORDER BY user_id`;

/**
 * Joins the staged ratings with the merged films: of the ratings of one person and film the newest
 * stays, of those of one second the highest. Real files come in order of person and film, which is
 * seen in one look and saves the sort.
 */
export async function buildRatings(catalog: Catalog): Promise<void> {
  for (const sql of [RATING_COUNTS, RATINGS_OF_FILMS]) await execute(catalog, sql);
  if (await isInOrder(catalog)) await insertInOwnOrder(catalog);
  else for (const sql of [COUNT_SORTED, SORTED]) await execute(catalog, sql);
  const ids = await queryRow(catalog, LARGEST_IDS, {}, (row) => ({
    users: number(row, "users"),
    films: number(row, "films"),
  }));
  await execute(catalog, filmRatings(ids ?? { users: 0, films: 0 }));
  for (const sql of [FILM_HISTOGRAMS, FILM_YEARS, PERSON_YEARS, PEOPLE]) {
    await execute(catalog, sql);
  }
}

const count = async (catalog: Catalog, sql: string): Promise<number> =>
  await queryRow(catalog, sql, {}, (row) => number(row, "rows")) ?? 0;

async function isInOrder(catalog: Catalog): Promise<boolean> {
  const files = await count(catalog, "SELECT count(*)::INTEGER AS rows FROM rating_files");
  return files === 1 && await count(catalog, OUT_OF_ORDER) === 0;
}

async function insertInOwnOrder(catalog: Catalog): Promise<void> {
  // Left to itself, DuckDB may look up ratings by film instead of films by rating.
  await execute(catalog, "SET disabled_optimizers = 'join_order,build_side_probe_side'");
  await execute(catalog, IN_OWN_ORDER);
  await execute(catalog, "RESET disabled_optimizers");
  await execute(catalog, COUNT_IN_OWN_ORDER);
  const several = `SELECT count(*)::INTEGER AS rows FROM (${FILMS_OF_SEVERAL_ITEMS})`;
  if (await count(catalog, several) > 0) await execute(catalog, REMOVE_REPLACED);
}
