import { type UserId, userId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { favouriteGenres, type GenreTaste } from "./favourite_genres.ts";
import { getFilms } from "./films.ts";
import { type HistogramBar, histogramOf } from "./histogram.ts";
import { personRatings } from "./person_ratings.ts";
import { queryRow } from "./query.ts";
import { number, type Row, text } from "./row.ts";

/** Somebody who rated films, in figures. */
export interface Person {
  readonly id: UserId;
  readonly ratingCount: number;
  /** In stars. */
  readonly ratingMean: number;
  readonly histogram: readonly HistogramBar[];
  /** At most five, by mean rating drawn towards the person's own mean so that one film does not decide. */
  readonly favouriteGenres: readonly GenreTaste[];
  /** ISO date, UTC. */
  readonly firstRating: string;
  /** ISO date, UTC. */
  readonly lastRating: string;
  /** In how many calendar years they rated. */
  readonly activeYears: number;
}

const PERSON = `
SELECT user_id, rating_count, rating_mean, first_rating::VARCHAR AS first_rating,
  last_rating::VARCHAR AS last_rating
FROM people WHERE user_id = $id`;

/** A person in figures, or `null` for a number that nobody has. */
export async function getPerson(catalog: Catalog, id: UserId): Promise<Person | null> {
  const [facts, ratings] = await Promise.all([
    queryRow(catalog, PERSON, { id }, readFacts),
    personRatings(catalog, id),
  ]);
  if (facts === null) return null;
  const films = await getFilms(catalog, ratings.map(({ filmId }) => filmId));
  const steps = new Map<number, number>();
  for (const { rating } of ratings) steps.set(rating, (steps.get(rating) ?? 0) + 1);
  // every rated film is in the catalogue, so that both are in the same order
  const rated = films.map((film, at) => [film, ratings[at].rating] as const);
  return {
    ...facts,
    activeYears: new Set(ratings.map(({ timestamp }) => yearOf(timestamp))).size,
    histogram: histogramOf(steps),
    favouriteGenres: favouriteGenres(rated, facts.ratingMean),
  };
}

const yearOf = (seconds: number): number => new Date(seconds * 1000).getUTCFullYear();

function readFacts(row: Row): Omit<Person, "activeYears" | "histogram" | "favouriteGenres"> {
  return {
    id: userId(number(row, "user_id")),
    ratingCount: number(row, "rating_count"),
    ratingMean: number(row, "rating_mean"),
    firstRating: text(row, "first_rating"),
    lastRating: text(row, "last_rating"),
  };
}

/** How many people there are, and the lowest and highest of their numbers. */
export interface PeopleRange {
  readonly count: number;
  /** `null` where nobody has rated. */
  readonly first: UserId | null;
  readonly last: UserId | null;
}

/** The range of people's numbers. Not every number in between belongs to somebody. */
export async function peopleRange(catalog: Catalog): Promise<PeopleRange> {
  const sql = `
SELECT count(*)::INTEGER AS count, coalesce(min(user_id), 0) AS first,
  coalesce(max(user_id), 0) AS last FROM people`;
  const range = await queryRow(catalog, sql, {}, (row) => {
    const count = number(row, "count");
    if (count === 0) return null;
    return { count, first: userId(number(row, "first")), last: userId(number(row, "last")) };
  });
  return range ?? { count: 0, first: null, last: null };
}

/**
 * Somebody picked by a seed: the same seed gives the same person on the same catalogue.
 * @param seed any whole number, as from a random generator
 * @returns `null` where nobody has rated
 */
export async function randomPerson(catalog: Catalog, seed: number): Promise<UserId | null> {
  const { count } = await peopleRange(catalog);
  if (count === 0) return null;
  const offset = ((Math.trunc(seed) % count) + count) % count;
  const sql = "SELECT user_id FROM people ORDER BY user_id LIMIT 1 OFFSET $offset";
  return await queryRow(catalog, sql, { offset }, (row) => userId(number(row, "user_id")));
}

export type { GenreTaste } from "./favourite_genres.ts";
export { personRatedFilms, personRatings } from "./person_ratings.ts";
