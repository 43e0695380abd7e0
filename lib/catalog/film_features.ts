import type { FilmFacts } from "../models/film_facts.ts";
import type { Catalog } from "./connection.ts";
import { queryRows } from "./query.ts";
import { number, numberOrNull, texts } from "./row.ts";

const NOTHING: FilmFacts = { genres: [], year: null };

/**
 * What models may learn of films, in the order of their ids: genres and years of every source but
 * TMDB's API, whose terms forbid training on its data.
 */
export async function loadFilmFeatures(
  catalog: Catalog,
  filmIds: Int32Array,
): Promise<FilmFacts[]> {
  const sql = "SELECT film_id, genres, year FROM film_features";
  const features = new Map(
    await queryRows(catalog, sql, {}, (row) =>
      [
        number(row, "film_id"),
        { genres: texts(row, "genres"), year: numberOrNull(row, "year") },
      ] as const),
  );
  return Array.from(filmIds, (id) => features.get(id) ?? NOTHING);
}
