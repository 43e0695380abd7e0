import { type UserId, userId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { type HistogramBar, readHistogram } from "./histogram.ts";
import { queryRow, queryRows } from "./query.ts";
import { number, type Row, text } from "./row.ts";

/** What a person thinks of a genre. */
export interface GenreTaste {
  readonly genre: string;
  /** How many films of the genre they rated. */
  readonly ratings: number;
  /** Their mean rating of those, in stars. */
  readonly mean: number;
}

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
  last_rating::VARCHAR AS last_rating, active_years
FROM people WHERE user_id = $id`;

const HISTOGRAM = `
SELECT rating, count(*)::INTEGER AS ratings FROM ratings WHERE user_id = $id GROUP BY rating`;

/** Ratings at the person's own mean that every genre is credited with before they are compared. */
const GENRE_DAMPING = 5;

const FAVOURITE_GENRES = `
WITH genre_ratings AS (
  SELECT unnest(f.genres) AS genre, r.rating
  FROM ratings r JOIN films f ON f.id = r.film_id WHERE r.user_id = $id
)
SELECT genre, count(*)::INTEGER AS ratings, avg(rating) AS mean
FROM genre_ratings GROUP BY genre
ORDER BY (sum(rating) + ${GENRE_DAMPING} * $mean) / (count(*) + ${GENRE_DAMPING}) DESC, genre
LIMIT 5`;

/** A person in figures, or `null` for a number that nobody has. */
export async function getPerson(catalog: Catalog, id: UserId): Promise<Person | null> {
  const facts = await queryRow(catalog, PERSON, { id }, readFacts);
  if (facts === null) return null;
  const [histogram, favouriteGenres] = await Promise.all([
    readHistogram(catalog, HISTOGRAM, { id }),
    queryRows(catalog, FAVOURITE_GENRES, { id, mean: facts.ratingMean }, readGenre),
  ]);
  return { ...facts, histogram, favouriteGenres };
}

function readFacts(row: Row): Omit<Person, "histogram" | "favouriteGenres"> {
  return {
    id: userId(number(row, "user_id")),
    ratingCount: number(row, "rating_count"),
    ratingMean: number(row, "rating_mean"),
    firstRating: text(row, "first_rating"),
    lastRating: text(row, "last_rating"),
    activeYears: number(row, "active_years"),
  };
}

const readGenre = (row: Row): GenreTaste => ({
  genre: text(row, "genre"),
  ratings: number(row, "ratings"),
  mean: number(row, "mean"),
});

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

export { personRatedFilms, personRatings } from "./person_ratings.ts";
