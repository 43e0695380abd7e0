import type { Catalog } from "./connection.ts";
import { execute, queryRow } from "./query.ts";
import { number } from "./row.ts";
import { STARS } from "./schema.ts";

/** The year that years are counted from. */
const FIRST_YEAR = 1970;

/** Half stars go up to 10. */
const HALVES_BITS = 4;

/** Bits of INTEGER apart from its sign. */
const INTEGER_BITS = 31;

/** The largest values that `ratings` hold. */
interface Largest {
  readonly user: number;
  /** Counted from {@link FIRST_YEAR}. */
  readonly year: number;
}

const YEAR = (seconds: string): string =>
  `(year(make_timestamp(${seconds} * 1000000)) - ${FIRST_YEAR})::INTEGER`;

const LARGEST = `
SELECT coalesce(max(user_id), 0) AS user, coalesce(${YEAR("max(seconds)")}, 0) AS year
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
  const mask = (bits: number): string => `${2 ** bits - 1}::${type}`;
  return `
CREATE VIEW film_ratings AS
SELECT *, ${STARS} FROM (
  SELECT film_id, (packed >> ${shifts.user})::INTEGER AS user_id,
    (${FIRST_YEAR} + ((packed >> ${shifts.year}) & ${
    mask(shifts.user - shifts.year)
  }))::INTEGER AS year,
    (packed & ${mask(HALVES_BITS)})::UTINYINT AS halves
  FROM film_rating_rows
)`;
};

const createRows = ({ type, shifts }: Packing): string => `
CREATE TABLE film_rating_rows AS
SELECT film_id, (user_id::${type} << ${shifts.user}) | (${
  YEAR("seconds")
}::${type} << ${shifts.year})
  | halves AS packed
FROM ratings ORDER BY film_id`;

/**
 * Writes `film_rating_rows` and the view `film_ratings` of it, from `ratings`: in order of films, a
 * film's ratings in any order. Person, year and half stars are one number, since each column more
 * takes as long again to sort and write; a person's place among the ratings would take longer still.
 */
export async function buildFilmRatings(catalog: Catalog): Promise<void> {
  const largest = await queryRow(catalog, LARGEST, {}, (row) => ({
    user: number(row, "user"),
    year: number(row, "year"),
  }));
  const packing = packingFor(largest ?? { user: 0, year: 0 });
  for (const sql of [createRows(packing), createView(packing)]) await execute(catalog, sql);
}
