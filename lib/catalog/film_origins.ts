import type { FilmId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { type FilmField, isFilmField } from "./merge_films.ts";
import { queryRows } from "./query.ts";
import { type Row, text, textOrNull } from "./row.ts";
import { FACT_ORIGINS, type FactOrigin } from "./staging.ts";

/** A record that some of a film's facts are from. */
export interface FilmOrigin {
  readonly origin: FactOrigin;
  /** The source as it was named, as in `kaggle:the-movies.zip`. */
  readonly source: string;
  /** When the source told it, ISO 8601 in UTC; `null` for a file that does not say. */
  readonly fetchedAt: string | null;
  /** The facts that are from this record; no fact is from two. */
  readonly fields: readonly FilmField[];
}

const ORIGINS = `
SELECT origin, source, strftime(fetched_at, '%Y-%m-%dT%H:%M:%SZ') AS fetched_at, fields
FROM film_origins WHERE film_id = $id ORDER BY rowid`;

/**
 * Where a film's facts are from, the most trusted record first; empty for an unknown film. A film's
 * MovieLens id and everything that is counted from ratings are not among the facts.
 */
export const filmOrigins = (catalog: Catalog, id: FilmId): Promise<FilmOrigin[]> =>
  queryRows(catalog, ORIGINS, { id }, readOrigin);

const readOrigin = (row: Row): FilmOrigin => {
  const origin = text(row, "origin");
  return {
    origin: FACT_ORIGINS.find((known) => known === origin) ?? "own",
    source: text(row, "source"),
    fetchedAt: textOrNull(row, "fetched_at"),
    fields: text(row, "fields").split(",").filter(isFilmField),
  };
};
