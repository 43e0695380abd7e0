import { type FilmId, filmId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { queryRows } from "./query.ts";
import { number, numberOrNull, type Row, text, textOrNull } from "./row.ts";

/** The sizes of the catalogue; one row. */
export interface Totals {
  readonly films: number;
  readonly ratings: number;
  readonly people: number;
  /** Films with at least one rating. */
  readonly ratedFilms: number;
  /** Share of all pairs of a person and a rated film that have a rating, 0…1. */
  readonly density: number;
  /** In stars. */
  readonly meanRating: number;
  /** ISO date, UTC. */
  readonly firstRating: string | null;
  /** ISO date, UTC. */
  readonly lastRating: string | null;
}

/** How many films have a mean of our ratings in `from` ≤ mean < `to`; the last bin includes `to`. */
export interface FilmsByMeanRating {
  readonly from: number;
  readonly to: number;
  readonly films: number;
}

/** How often a rating was given. */
export interface RatingsGiven {
  readonly rating: number;
  readonly ratings: number;
}

/** Films released in a year; years without any in between are there with zero. */
export interface FilmsByYear {
  readonly year: number;
  readonly films: number;
}

/** Ratings given in a year; years without any in between are there with zero and no mean. */
export interface RatingsByYear {
  readonly year: number;
  readonly ratings: number;
  readonly mean: number | null;
}

/** How many people gave `from` to `to` ratings, both inclusive; bins grow as 1, 2, 5, 10, 20, 50 … */
export interface PeopleByRatings {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

/** A film at the head of a list. */
export interface TopFilm {
  readonly filmId: FilmId;
  readonly title: string;
  readonly year: number | null;
  readonly ratings: number;
  readonly mean: number;
  /** The mean as if the film had 25 more ratings at the mean of all ratings. */
  readonly dampedMean: number;
}

/** What is in a genre; `mean` is over its ratings, `null` without any. */
export interface GenreFigures {
  readonly genre: string;
  readonly films: number;
  readonly ratings: number;
  readonly mean: number | null;
}

/** Ratings given in one hour of the week, UTC; all 168 hours are there. */
export interface RatingsByHour {
  /** 1 is Monday, 7 Sunday. */
  readonly weekday: number;
  /** 0…23. */
  readonly hour: number;
  readonly ratings: number;
}

/** The row type of each statistic by its name. */
export interface StatisticRows {
  readonly totals: Totals;
  readonly film_mean_ratings: FilmsByMeanRating;
  readonly ratings_given: RatingsGiven;
  readonly films_by_year: FilmsByYear;
  readonly ratings_by_year: RatingsByYear;
  readonly people_by_ratings: PeopleByRatings;
  readonly top_films_by_mean: TopFilm;
  readonly top_films_by_count: TopFilm;
  readonly genres: GenreFigures;
  readonly ratings_by_hour: RatingsByHour;
}

/** A statistic that the catalogue holds. */
export type StatisticName = keyof StatisticRows;

const readTopFilm = (row: Row): TopFilm => ({
  filmId: filmId(number(row, "film_id")),
  title: text(row, "title"),
  year: numberOrNull(row, "year"),
  ratings: number(row, "ratings"),
  mean: number(row, "mean"),
  dampedMean: number(row, "damped_mean"),
});

const READERS: { readonly [N in StatisticName]: (row: Row) => StatisticRows[N] } = {
  totals: (row) => ({
    films: number(row, "films"),
    ratings: number(row, "ratings"),
    people: number(row, "people"),
    ratedFilms: number(row, "rated_films"),
    density: number(row, "density"),
    meanRating: number(row, "mean_rating"),
    firstRating: textOrNull(row, "first_rating"),
    lastRating: textOrNull(row, "last_rating"),
  }),
  film_mean_ratings: (row) => ({
    from: number(row, "from"),
    to: number(row, "to"),
    films: number(row, "films"),
  }),
  ratings_given: (row) => ({ rating: number(row, "rating"), ratings: number(row, "ratings") }),
  films_by_year: (row) => ({ year: number(row, "year"), films: number(row, "films") }),
  ratings_by_year: (row) => ({
    year: number(row, "year"),
    ratings: number(row, "ratings"),
    mean: numberOrNull(row, "mean"),
  }),
  people_by_ratings: (row) => ({
    from: number(row, "from"),
    to: number(row, "to"),
    people: number(row, "people"),
  }),
  top_films_by_mean: readTopFilm,
  top_films_by_count: readTopFilm,
  genres: (row) => ({
    genre: text(row, "genre"),
    films: number(row, "films"),
    ratings: number(row, "ratings"),
    mean: numberOrNull(row, "mean"),
  }),
  ratings_by_hour: (row) => ({
    weekday: number(row, "weekday"),
    hour: number(row, "hour"),
    ratings: number(row, "ratings"),
  }),
};

/** The names of all statistics. Each is the table `stat_<name>`, computed when data is ingested. */
export const STATISTIC_NAMES = [
  "totals",
  "film_mean_ratings",
  "ratings_given",
  "films_by_year",
  "ratings_by_year",
  "people_by_ratings",
  "top_films_by_mean",
  "top_films_by_count",
  "genres",
  "ratings_by_hour",
] as const satisfies readonly StatisticName[];

/** Whether a text names a statistic. */
export function isStatisticName(name: string): name is StatisticName {
  return Object.hasOwn(READERS, name);
}

/** The rows of a statistic in its own order; `totals` has exactly one. */
export function getStatistic<N extends StatisticName>(
  catalog: Catalog,
  name: N,
): Promise<StatisticRows[N][]> {
  const sql = `SELECT * EXCLUDE (position) FROM stat_${name} ORDER BY position`;
  return queryRows(catalog, sql, {}, READERS[name]);
}
