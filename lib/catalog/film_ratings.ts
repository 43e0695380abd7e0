import { type FilmId, type UserId, userId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { type HistogramBar, histogramOf } from "./histogram.ts";
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
    "SELECT user_id, rating FROM film_ratings WHERE film_id = $id ORDER BY user_id",
    { id },
    (row) => ({ userId: userId(number(row, "user_id")), rating: number(row, "rating") }),
  );

/** How a film was rated. */
export interface FilmTallies {
  /** Every half-star step, those nobody gave included. */
  readonly histogram: readonly HistogramBar[];
  /** From the first year with a rating to the last; a year without any has no mean. */
  readonly years: readonly RatingsByYear[];
}

/** How often each rating was given to a film, of all times and year by year, by one statement. */
export async function filmTallies(catalog: Catalog, id: FilmId): Promise<FilmTallies> {
  const sql = `
SELECT year, rating, count(*)::INTEGER AS ratings FROM film_ratings WHERE film_id = $id
GROUP BY year, rating`;
  const steps = new Map<number, number>();
  const years = new Map<number, { ratings: number; sum: number }>();
  await queryRows(catalog, sql, { id }, (row) => {
    const [year, rating] = [number(row, "year"), number(row, "rating")];
    const ratings = number(row, "ratings");
    const known = years.get(year) ?? { ratings: 0, sum: 0 };
    years.set(year, { ratings: known.ratings + ratings, sum: known.sum + ratings * rating });
    steps.set(rating, (steps.get(rating) ?? 0) + ratings);
  });
  return { histogram: histogramOf(steps), years: consecutive(years) };
}

/** Years in their order, with those in between. */
function consecutive(
  given: ReadonlyMap<number, { readonly ratings: number; readonly sum: number }>,
): RatingsByYear[] {
  if (given.size === 0) return [];
  const first = Math.min(...given.keys());
  return Array.from({ length: Math.max(...given.keys()) - first + 1 }, (_, after) => {
    const { ratings, sum } = given.get(first + after) ?? { ratings: 0, sum: 0 };
    return { year: first + after, ratings, mean: ratings === 0 ? null : sum / ratings };
  });
}
