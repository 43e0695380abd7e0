import type { FilmId, MovieLensId } from "../ids.ts";

/** A film as lists and pages show it. Absent facts are `null`, never empty strings or zeros. */
export interface Film {
  readonly id: FilmId;
  readonly title: string;
  readonly description: string | null;
  /** Genre names in the source's order, as in `["Drama", "Crime"]`. */
  readonly genres: readonly string[];
  /** ISO date `YYYY-MM-DD`. */
  readonly releaseDate: string | null;
  /** Release year, from the date or from the title of the ratings' source. */
  readonly year: number | null;
  /** ISO 639-1 code. */
  readonly language: string | null;
  readonly runtimeMinutes: number | null;
  /** Path at TMDB's image host, beginning with a slash. */
  readonly posterPath: string | null;
  /** With its `tt` prefix. */
  readonly imdbId: string | null;
  readonly movieLensId: MovieLensId | null;
  /** TMDB's own popularity figure. */
  readonly popularity: number | null;
  /** Mean of TMDB's votes, 0–10. */
  readonly voteAverage: number | null;
  readonly voteCount: number;
  /** How many of our own ratings the film has. */
  readonly ratingCount: number;
  /** Mean of our own ratings, in stars; `null` without ratings. */
  readonly ratingMean: number | null;
}

/**
 * How films are ordered; a leading `-` means descending. Equal keys are ordered by id, films
 * without the fact come last both ways. `rating` is the mean of our ratings drawn towards the
 * mean of all, as if each film had 25 more ratings of it, so that one five-star rating does not
 * lead; `title` goes by the title without case and accents.
 */
export type FilmSort =
  | "popularity"
  | "-popularity"
  | "rating"
  | "-rating"
  | "release_date"
  | "-release_date"
  | "title"
  | "-title";

/** The orders of {@link FilmSort}, and how well a title fits the words asked for, best first. */
export type FilmListSort = FilmSort | "relevance";

/** Which films are wanted; what is left out does not narrow. */
export interface FilmFilter {
  /** Words to find in the title, as the index of titles finds them; blank does not narrow. */
  readonly q?: string;
  readonly genre?: string;
  /** First release year, inclusive. */
  readonly yearFrom?: number;
  /** Last release year, inclusive. */
  readonly yearTo?: number;
  /** ISO 639-1 code. */
  readonly language?: string;
  /** Least number of votes at TMDB. */
  readonly minVotes?: number;
}

/** One page of a longer list. */
export interface FilmQuery extends FilmFilter {
  /** `relevance` without words is `-popularity`. */
  readonly sort: FilmListSort;
  /** 1…100. */
  readonly limit: number;
  readonly offset: number;
}

/** One page of a list with the number of all its members. */
export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}
