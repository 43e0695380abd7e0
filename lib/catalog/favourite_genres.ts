import type { Film } from "./film.ts";

/** What a person thinks of a genre. */
export interface GenreTaste {
  readonly genre: string;
  /** How many films of the genre they rated. */
  readonly ratings: number;
  /** Their mean rating of those, in stars. */
  readonly mean: number;
}

/** Ratings at the person's own mean that every genre is credited with before they are compared. */
const DAMPING = 5;
const MOST = 5;

/**
 * At most five genres, by a person's mean rating drawn towards their mean of all, so that one film
 * does not decide; of equal ones by name.
 * @param rated what they rated, in stars
 * @param mean of all their ratings
 */
export function favouriteGenres(
  rated: Iterable<readonly [film: Film, rating: number]>,
  mean: number,
): GenreTaste[] {
  const sums = new Map<string, { ratings: number; sum: number }>();
  for (const [{ genres }, rating] of rated) {
    for (const genre of genres) {
      const { ratings, sum } = sums.get(genre) ?? { ratings: 0, sum: 0 };
      sums.set(genre, { ratings: ratings + 1, sum: sum + rating });
    }
  }
  const compared = [...sums].map(([genre, { ratings, sum }]) => ({
    taste: { genre, ratings, mean: sum / ratings },
    damped: (sum + DAMPING * mean) / (ratings + DAMPING),
  }));
  compared.sort((a, b) => b.damped - a.damped || (a.taste.genre < b.taste.genre ? -1 : 1));
  return compared.slice(0, MOST).map(({ taste }) => taste);
}
