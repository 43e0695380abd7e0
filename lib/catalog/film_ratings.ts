import { type FilmId, type UserId, userId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { queryRows } from "./query.ts";
import { number } from "./row.ts";
import type { RatingsByYear } from "./statistics.ts";

/** One person's rating of a film. */
export interface FilmRating {
  readonly userId: UserId;
  /** In stars. */
  readonly rating: number;
}

/** Every rating of a film, by ascending person; empty for a film that nobody rated. */
export const filmRatings = (catalog: Catalog, id: FilmId): Promise<FilmRating[]> =>
  queryRows(
    catalog,
    "SELECT user_id, rating FROM ratings_of_film($id) ORDER BY user_id",
    { id },
    (row) => ({ userId: userId(number(row, "user_id")), rating: number(row, "rating") }),
  );

/** A film's ratings year by year, from the first to the last with any; a year without has no mean. */
export async function ratingsByYear(catalog: Catalog, id: FilmId): Promise<RatingsByYear[]> {
  const sql = `
SELECT year, count(*)::INTEGER AS ratings, avg(rating) AS mean
FROM ratings_of_film($id) GROUP BY year ORDER BY year`;
  const given = await queryRows(catalog, sql, { id }, (row) => ({
    year: number(row, "year"),
    ratings: number(row, "ratings"),
    mean: number(row, "mean"),
  }));
  const byYear = new Map(given.map((row) => [row.year, row]));
  const [first = 0, last = -1] = [given[0]?.year, given.at(-1)?.year];
  return Array.from(
    { length: last - first + 1 },
    (_, i) => byYear.get(first + i) ?? { year: first + i, ratings: 0, mean: null },
  );
}
