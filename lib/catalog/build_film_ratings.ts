import type { Catalog } from "./connection.ts";
import { execute, queryRow } from "./query.ts";
import { number } from "./row.ts";
import { HALVES_BITS, HALVES_MASK, STARS } from "./schema.ts";

/** The year that years are counted from. */
const FIRST_YEAR = 1970;

/** Bits of INTEGER apart from its sign. */
const INTEGER_BITS = 31;

/** The largest values that `ratings` hold. */
interface Largest {
  readonly user: number;
  /** Counted from {@link FIRST_YEAR}. */
  readonly year: number;
}

const YEAR = (seconds: string): string =>
  `(year(make_timestamp((${seconds}) * 1000000)) - ${FIRST_YEAR})::INTEGER`;

const LARGEST = `
SELECT coalesce(max(user_id), 0) AS user, coalesce(${
  YEAR(`max(moment) >> ${HALVES_BITS}`)
}, 0) AS year
FROM rating_rows`;

/** Where each value is in the one number that a rating of `film_rating_rows` is. */
interface Packing {
  readonly type: "INTEGER" | "BIGINT";
  readonly shifts: { readonly year: number; readonly user: number };
}

const bitsOf = (value: number): number => 32 - Math.clz32(value);

/** As few bits as the values need, and numbers of 32 bits where those are enough. */
function packingFor({ user, year }: Largest): Packing {
  const shifts = { year: HALVES_BITS, user: HALVES_BITS + bitsOf(year) };
  const type = shifts.user + bitsOf(user) <= INTEGER_BITS ? "INTEGER" : "BIGINT";
  return { type, shifts };
}

const createView = ({ type, shifts }: Packing): string => {
  const years = `${2 ** (shifts.user - shifts.year) - 1}::${type}`;
  return `
CREATE VIEW item_ratings AS
SELECT *, ${STARS} FROM (
  SELECT item_id, (packed >> ${shifts.user})::INTEGER AS user_id,
    (${FIRST_YEAR} + ((packed >> ${shifts.year}) & ${years}))::INTEGER AS year,
    (packed & ${HALVES_MASK})::UTINYINT AS halves
  FROM film_rating_rows
)`;
};

const createRows = ({ type, shifts }: Packing): string => `
CREATE TABLE film_rating_rows AS
SELECT item_id, (user_id::${type} << ${shifts.user})
  | (${YEAR(`moment >> ${HALVES_BITS}`)}::${type} << ${shifts.year})
  | (moment & ${HALVES_MASK})::${type} AS packed
FROM rating_rows ORDER BY item_id, packed`;

const FILM_RATINGS = `
CREATE VIEW film_ratings AS
SELECT film_id, * EXCLUDE (item_id) FROM item_ratings JOIN rating_items USING (item_id)`;

/** Grouped by the bits as they are, which takes a third of the time. */
const createYearTallies = ({ type, shifts }: Packing): string => `
CREATE TEMP TABLE year_tallies AS
SELECT (${FIRST_YEAR} + (bits >> ${shifts.year}))::INTEGER AS year, bits & ${HALVES_MASK} AS halves,
  ratings
FROM (
  SELECT packed & ${2 ** shifts.user - 1}::${type} AS bits, count(*) AS ratings
  FROM film_rating_rows GROUP BY bits
)`;

const ITEM_TALLIES = `
CREATE TEMP TABLE item_tallies AS
SELECT item_id, halves, count(*) AS ratings FROM item_ratings GROUP BY ALL`;

/**
 * Writes `film_rating_rows` and the views `item_ratings` and `film_ratings` of it, from
 * `rating_rows`, in order of the items that films are called in the ratings file, and counts in
 * `item_tallies` how often each was given what, in `year_tallies` in which year. Person, year and
 * half stars are one number, since each column more takes as long again to sort and write; a
 * person's place among the ratings would take longer still.
 */
export async function buildFilmRatings(catalog: Catalog): Promise<void> {
  const largest = await queryRow(catalog, LARGEST, {}, (row) => ({
    user: number(row, "user"),
    year: number(row, "year"),
  }));
  const packing = packingFor(largest ?? { user: 0, year: 0 });
  const views = [createView(packing), FILM_RATINGS];
  const tallies = [ITEM_TALLIES, createYearTallies(packing)];
  for (const sql of [createRows(packing), ...views, ...tallies]) await execute(catalog, sql);
}
