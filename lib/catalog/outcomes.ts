import type { Catalog } from "./connection.ts";
import { type Parameters, queryRow } from "./query.ts";
import { number, type Row } from "./row.ts";
import { NEWEST_FIRST } from "./staging_ratings.ts";

/** What became of the staged rows of a file; a row that is in neither was kept. */
export interface RowOutcomes {
  /** Rows that another one replaced. */
  readonly duplicate: number;
  /** Rows that lead to no film. */
  readonly withoutFilm: number;
}

const readOutcomes = (row: Row): RowOutcomes => ({
  duplicate: number(row, "duplicate"),
  withoutFilm: number(row, "without_film"),
});

const NONE: RowOutcomes = { duplicate: 0, withoutFilm: 0 };

/** The staged films: a record is a duplicate where another one of its id was taken. */
export async function filmOutcomes(catalog: Catalog): Promise<RowOutcomes> {
  const sql = `
SELECT (count(*) - count(DISTINCT film_id))::INTEGER AS duplicate, 0 AS without_film
FROM staged_films`;
  return await queryRow(catalog, sql, {}, readOutcomes) ?? NONE;
}

const byMovieLensId = (table: string): string => `
SELECT (count(*) - count(DISTINCT movielens_id))::INTEGER AS duplicate,
  (count(DISTINCT movielens_id) FILTER (NOT known))::INTEGER AS without_film
FROM (
  SELECT movielens_id, EXISTS (
    FROM bridge b JOIN merged_films f ON f.id = b.film_id WHERE b.movielens_id = s.movielens_id
  ) AS known FROM ${table} s
)`;

/** The staged links: a second one of a MovieLens id is a duplicate. */
export async function linkOutcomes(catalog: Catalog): Promise<RowOutcomes> {
  return await queryRow(catalog, byMovieLensId("staged_links"), {}, readOutcomes) ?? NONE;
}

/** The staged titles: a second one of a MovieLens id is a duplicate. */
export async function titleOutcomes(catalog: Catalog): Promise<RowOutcomes> {
  return await queryRow(catalog, byMovieLensId("staged_titles"), {}, readOutcomes) ?? NONE;
}

/** The staged ratings of one file, those that broke a rule apart. */
export async function ratingOutcomes(catalog: Catalog, file: number): Promise<RowOutcomes> {
  const usable = await count(catalog, "FROM usable_ratings WHERE file = $file", { file });
  const withFilm = await count(catalog, "FROM film_ratings WHERE file = $file", { file });
  const all = await count(catalog, "FROM film_ratings", {});
  const kept = await count(catalog, "FROM ratings", {});
  // Which file a replaced rating is from costs a second sort of all ratings.
  const duplicate = all === kept ? 0 : await count(catalog, REPLACED, { file });
  return { duplicate, withoutFilm: usable - withFilm };
}

const REPLACED = `
SELECT file FROM (FROM film_ratings QUALIFY row_number() OVER (${NEWEST_FIRST}) > 1)
WHERE file = $file`;

async function count(catalog: Catalog, select: string, parameters: Parameters): Promise<number> {
  const sql = `SELECT count(*)::INTEGER AS n FROM (${select})`;
  return await queryRow(catalog, sql, parameters, (row) => number(row, "n")) ?? 0;
}
