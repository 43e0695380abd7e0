import type { Catalog } from "./connection.ts";
import { queryRow, queryRows } from "./query.ts";
import { number } from "./row.ts";

/** What became of the staged rows of a file; a row that is in neither was kept. */
export interface RowOutcomes {
  /** Rows that another one replaced. */
  readonly duplicate: number;
  /** Rows that lead to no film. */
  readonly withoutFilm: number;
}

/** Of each staged film's id within a file, all records but one are duplicates. */
const FILMS = `
SELECT file, (count(*) - count(DISTINCT film_id))::INTEGER AS duplicate, 0 AS without_film
FROM staged_films GROUP BY file`;

/** Of each film's credits within a file, all records but one are duplicates. */
const CREDITS = `
SELECT file, (count(*) - count(DISTINCT film_id))::INTEGER AS duplicate,
  (count(DISTINCT film_id) FILTER (film_id NOT IN (SELECT id FROM merged_films)))::INTEGER
    AS without_film
FROM staged_credits GROUP BY file`;

/** Of each MovieLens id within a file, all rows but one are duplicates. */
const byMovieLensId = (table: string): string => `
SELECT file, (count(*) - count(DISTINCT movielens_id))::INTEGER AS duplicate,
  (count(DISTINCT movielens_id) FILTER (NOT known))::INTEGER AS without_film
FROM (
  SELECT file, movielens_id, EXISTS (
    FROM bridge b JOIN merged_films f ON f.id = b.film_id
    WHERE b.source = s.source AND b.movielens_id = s.movielens_id
  ) AS known FROM ${table} s
) GROUP BY file`;

/** What became of the rows of each file, by its number; a file without staged rows has none. */
export async function stagedOutcomes(catalog: Catalog): Promise<ReadonlyMap<number, RowOutcomes>> {
  const staged = [FILMS, CREDITS, byMovieLensId("staged_links"), byMovieLensId("staged_titles")];
  const outcomes = await queryRows(catalog, staged.join(" UNION ALL "), {}, (row) =>
    [
      number(row, "file"),
      { duplicate: number(row, "duplicate"), withoutFilm: number(row, "without_film") },
    ] as const);
  return new Map([...outcomes, ...await ratingOutcomes(catalog)]);
}

/** The staged ratings of each file, those that broke a rule apart. */
async function ratingOutcomes(
  catalog: Catalog,
): Promise<(readonly [file: number, outcomes: RowOutcomes])[]> {
  const files = await queryRows(catalog, "FROM rating_counts ORDER BY file", {}, (row) => ({
    file: number(row, "file"),
    usable: number(row, "usable"),
    withFilm: number(row, "with_film"),
  }));
  const kept = await queryRow(
    catalog,
    "SELECT coalesce(sum(ratings), 0)::INTEGER AS n FROM film_histograms",
    {},
    (row) => number(row, "n"),
  );
  const replaced = files.reduce((sum, { withFilm }) => sum + withFilm, 0) - (kept ?? 0);
  // With several files, which of them they are from costs a second sort of all ratings.
  const byFile = replaced > 0 && files.length > 1
    ? await replacedByFile(catalog)
    : new Map(files.map(({ file }) => [file, replaced]));
  return files.map(({ file, usable, withFilm }) => [file, {
    duplicate: byFile.get(file) ?? 0,
    withoutFilm: usable - withFilm,
  }]);
}

const REPLACED = `
SELECT file, count(*)::INTEGER AS replaced
FROM (FROM ratings_of_films QUALIFY row_number() OVER (
  PARTITION BY user_id, film_id ORDER BY seconds DESC, halves DESC, file
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
