import type { Catalog } from "./connection.ts";
import { queryRow, queryRows } from "./query.ts";
import { number, type Row } from "./row.ts";

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

/** The staged ratings of each file in order, those that broke a rule apart. */
export async function ratingOutcomes(catalog: Catalog): Promise<RowOutcomes[]> {
  const files = await queryRows(catalog, RATING_FILES, {}, (row) => ({
    usable: number(row, "usable"),
    withFilm: number(row, "with_film"),
  }));
  const kept = await queryRow(
    catalog,
    "SELECT count(*)::INTEGER AS n FROM ratings",
    {},
    (row) => number(row, "n"),
  );
  const replaced = files.reduce((sum, { withFilm }) => sum + withFilm, 0) - (kept ?? 0);
  // With several files, which of them they are from costs a second sort of all ratings.
  const byFile = replaced > 0 && files.length > 1
    ? await replacedByFile(catalog)
    : new Map([[0, replaced]]);
  return files.map(({ usable, withFilm }, file) => ({
    duplicate: byFile.get(file) ?? 0,
    withoutFilm: usable - withFilm,
  }));
}

const RATING_FILES = `
SELECT file, count(*)::INTEGER AS usable, count(f.id)::INTEGER AS with_film
FROM usable_ratings LEFT JOIN bridge USING (movielens_id) LEFT JOIN merged_films f ON f.id = film_id
GROUP BY file ORDER BY file`;

const REPLACED = `
SELECT file, count(*)::INTEGER AS replaced
FROM (FROM film_ratings QUALIFY row_number() OVER (
  PARTITION BY user_id, film_id ORDER BY seconds DESC, rating DESC, file
) > 1)
GROUP BY file`;

async function replacedByFile(catalog: Catalog): Promise<Map<number, number>> {
  return new Map(
    await queryRows(
      catalog,
      REPLACED,
      {},
      (row) => [number(row, "file"), number(row, "replaced")] as const,
    ),
  );
}
