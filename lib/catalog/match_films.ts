import { listValue } from "@duckdb/node-api";
import { type FilmId, filmId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { queryRows } from "./query.ts";
import { number } from "./row.ts";

/** What another site says of a film; any of it may be missing. */
export interface FilmClue {
  readonly tmdbId: number | null;
  readonly movieLensId: number | null;
  /** With its `tt` prefix. */
  readonly imdbId: string | null;
  readonly title: string | null;
  readonly year: number | null;
}

/** A title without case, accents, spaces and marks, `&` read as `and`. */
const key = (folded: string): string =>
  `regexp_replace(replace(${folded}, '&', 'and'), '[^\\p{L}\\p{N}]+', '', 'g')`;

/**
 * Identifiers count for more than titles: TMDB's before IMDb's before MovieLens's. A title needs its
 * year, or the one before or after, for sites date premieres differently; of several films the one of
 * the very year and then the better known is meant.
 */
const MATCHES = `
WITH given AS (
  SELECT unnest($tmdb::INTEGER[]) AS tmdb, unnest($imdb::VARCHAR[]) AS imdb,
    unnest($movielens::INTEGER[]) AS movielens, unnest($titles::VARCHAR[]) AS name,
    unnest($years::INTEGER[]) AS year
), clues AS (
  SELECT *, (row_number() OVER () - 1)::INTEGER AS place, ${
  key("strip_accents(lower(name))")
} AS title
  FROM given
), titled AS (
  SELECT id, ${key("title_folded")} AS title, year, vote_count FROM films
), found AS (
  SELECT place, f.id, 1 AS trust, 0 AS years, 0 AS votes FROM clues c JOIN films f ON f.id = c.tmdb
  UNION ALL
  SELECT place, f.id, 2, 0, f.vote_count FROM clues c JOIN films f ON f.imdb_id = c.imdb
  UNION ALL
  SELECT place, f.id, 3, 0, f.vote_count FROM clues c JOIN films f ON f.movielens_id = c.movielens
  UNION ALL
  SELECT place, f.id, 4, abs(f.year - c.year), f.vote_count
  FROM clues c JOIN titled f USING (title)
  WHERE c.title <> '' AND (c.year = 0 OR abs(f.year - c.year) <= 1)
)
SELECT place, id FROM found
QUALIFY row_number() OVER (PARTITION BY place ORDER BY trust, years NULLS LAST, votes DESC, id) = 1`;

/**
 * The film that each clue means, in the order of the clues; `null` where the catalogue has none.
 */
export async function matchFilms(
  catalog: Catalog,
  clues: readonly FilmClue[],
): Promise<(FilmId | null)[]> {
  const found: (FilmId | null)[] = clues.map(() => null);
  if (clues.length === 0) return found;
  const matches = await queryRows(catalog, MATCHES, {
    tmdb: listValue(clues.map(({ tmdbId }) => tmdbId ?? 0)),
    imdb: listValue(clues.map(({ imdbId }) => imdbId ?? "")),
    movielens: listValue(clues.map(({ movieLensId }) => movieLensId ?? 0)),
    titles: listValue(clues.map(({ title }) => title ?? "")),
    years: listValue(clues.map(({ year }) => year ?? 0)),
  }, (row) => ({ place: number(row, "place"), id: filmId(number(row, "id")) }));
  for (const { place, id } of matches) found[place] = id;
  return found;
}
