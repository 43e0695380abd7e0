import type { Catalog } from "./connection.ts";
import { execute, queryRow } from "./query.ts";
import { number } from "./row.ts";
import { STARS } from "./schema.ts";

/** The year that years are counted from. */
const FIRST_YEAR = 1970;

/** Half stars go up to 10. */
const HALVES_BITS = 4;

/** The largest values that `ratings` hold. */
interface Largest {
  readonly user: number;
  readonly film: number;
  /** Counted from {@link FIRST_YEAR}. */
  readonly year: number;
}

const LARGEST = `
SELECT coalesce(max(user_id), 0) AS user, coalesce(max(film_id), 0) AS film,
  (coalesce(year(make_timestamp(max(seconds) * 1000000)), ${FIRST_YEAR}) - ${FIRST_YEAR})::INTEGER AS year
FROM ratings`;

/** Where each value is in the one number that a rating of `film_ratings` is. */
interface KeyLayout {
  readonly type: "BIGINT" | "HUGEINT";
  readonly shifts: { readonly film: number; readonly user: number; readonly year: number };
}

const bitsOf = (value: number): number => 32 - Math.clz32(value);

/** As few bits as the values need, and numbers of 64 bits where those are enough. */
function keyLayout({ user, film, year }: Largest): KeyLayout {
  const shifts = {
    year: HALVES_BITS,
    user: HALVES_BITS + bitsOf(year),
    film: HALVES_BITS + bitsOf(year) + bitsOf(user),
  };
  return { type: shifts.film + bitsOf(film) < 64 ? "BIGINT" : "HUGEINT", shifts };
}

const createView = ({ type, shifts }: KeyLayout): string => {
  const part = (from: number, to: number): string =>
    `((key >> ${from}) & ${2n ** BigInt(to - from) - 1n}::${type})`;
  return `
CREATE VIEW film_ratings AS
SELECT *, ${STARS} FROM (
  SELECT key, (key >> ${shifts.film})::INTEGER AS film_id,
    ${part(shifts.user, shifts.film)}::INTEGER AS user_id,
    (${FIRST_YEAR} + ${part(shifts.year, shifts.user)})::INTEGER AS year,
    ${part(0, shifts.year)}::UTINYINT AS halves
  FROM film_rating_keys
)`;
};

const createMacro = ({ type, shifts: { film } }: KeyLayout): string => `
CREATE MACRO ratings_of_film(id) AS TABLE
SELECT user_id, rating, year FROM film_ratings
WHERE key >= id::${type} << ${film} AND key < (id::${type} + 1) << ${film}`;

const createKeys = ({ type, shifts }: KeyLayout): string => `
CREATE TABLE film_rating_keys AS
SELECT (film_id::${type} << ${shifts.film}) | (user_id::${type} << ${shifts.user})
  | ((year(make_timestamp(seconds * 1000000)) - ${FIRST_YEAR})::${type} << ${shifts.year})
  | halves AS key
FROM ratings ORDER BY key`;

const countRepeated = ({ shifts: { user } }: KeyLayout): string => `
SELECT count(*)::INTEGER AS rows
FROM (SELECT key >> ${user} AS pair, lag(key >> ${user}) OVER () AS last FROM film_rating_keys)
WHERE pair = last`;

/**
 * Writes `film_rating_keys`, the view `film_ratings` of it and the macro `ratings_of_film(id)`, from
 * `ratings`: sorted by film, person, year and half stars, which one number each holds in this order.
 * One number is sorted and written in two thirds of the time of as many columns, and a range of it is
 * one film's, so DuckDB skips all row groups but that film's.
 * @returns how many ratings are of the person and film of the rating before
 */
export async function buildFilmRatings(catalog: Catalog): Promise<number> {
  const largest = await queryRow(catalog, LARGEST, {}, (row) => ({
    user: number(row, "user"),
    film: number(row, "film"),
    year: number(row, "year"),
  }));
  const layout = keyLayout(largest ?? { user: 0, film: 0, year: 0 });
  for (const sql of [createKeys(layout), createView(layout), createMacro(layout)]) {
    await execute(catalog, sql);
  }
  return await queryRow(catalog, countRepeated(layout), {}, (row) => number(row, "rows")) ?? 0;
}

/** Removes what {@link buildFilmRatings} wrote. */
export async function dropFilmRatings(catalog: Catalog): Promise<void> {
  await execute(catalog, "DROP MACRO TABLE ratings_of_film");
  await execute(catalog, "DROP VIEW film_ratings");
  await execute(catalog, "DROP TABLE film_rating_keys");
}
