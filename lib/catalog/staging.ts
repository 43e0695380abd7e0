import type { FilmId, MovieLensId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import type { Film } from "./film.ts";
import { execute } from "./query.ts";
import {
  appendRows,
  createStagingTable,
  LIST_SEPARATOR,
  type Rows,
  type StagingTable,
} from "./staging_table.ts";

/**
 * A film as a source of metadata tells it. The same id may come again, from this source or another:
 * films are merged field by field, and `null` or an empty list never replaces a fact.
 */
export interface StagedFilm
  extends Omit<Film, "year" | "movieLensId" | "ratingCount" | "ratingMean"> {
  /** When the source told it, as in `2026-11-23T12:00:00Z`; left out where a file does not say. */
  readonly fetchedAt?: string;
}

/**
 * Who can tell a film's facts, the most trusted first: a company's own file, TMDB's API, Kaggle's
 * dataset, MovieLens's `movies.csv`. Of one of them the newest record wins, then that with most votes.
 */
export const FACT_ORIGINS = ["own", "tmdb", "kaggle", "movielens"] as const;

/** One of {@link FACT_ORIGINS}. */
export type FactOrigin = typeof FACT_ORIGINS[number];

/** Where staged films are from. */
export interface FactSource {
  readonly origin: FactOrigin;
  /** The source as it was named, as in `kaggle:the-movies.zip`. */
  readonly source: string;
  /** The number of the file among all that are read, its tally's `number`. */
  readonly file: number;
}

/** What `links.csv` says of a MovieLens id; the only bridge to a TMDB id. */
export interface StagedLink {
  readonly movieLensId: MovieLensId;
  readonly filmId: FilmId | null;
  /** With its `tt` prefix. */
  readonly imdbId: string | null;
}

/** A film as `movies.csv` tells it; it stands in for films that no metadata knows. */
export interface StagedTitle {
  readonly movieLensId: MovieLensId;
  readonly title: string;
  readonly year: number | null;
  readonly genres: readonly string[];
}

/** A film whose TMDB id is to be found by title and year; it may come again with another title. */
export interface WantedFilm {
  /** The number that ratings of its source have for it, see `item_ids.ts`. */
  readonly itemId: number;
  readonly title: string;
  readonly year: number | null;
}

/** Which file of which source staged links, titles or ratings are from. */
export type FromFile = Pick<FactSource, "file" | "source">;

const filmsOf = ({ origin, source, file }: FactSource): StagingTable<StagedFilm> => ({
  name: "staged_films",
  columns: {
    file: { type: "INTEGER", value: () => file },
    origin: { type: "VARCHAR", constant: origin },
    source: { type: "VARCHAR", constant: source },
    fetched_at: { type: "VARCHAR", value: (film) => film.fetchedAt ?? null },
    film_id: { type: "INTEGER", value: (film) => film.id },
    title: { type: "VARCHAR", value: (film) => film.title },
    description: { type: "VARCHAR", value: (film) => film.description },
    genres: { type: "VARCHAR", value: (film) => film.genres.join(LIST_SEPARATOR) },
    release_date: { type: "VARCHAR", value: (film) => film.releaseDate },
    language: { type: "VARCHAR", value: (film) => film.language },
    runtime_minutes: { type: "INTEGER", value: (film) => film.runtimeMinutes },
    poster_path: { type: "VARCHAR", value: (film) => film.posterPath },
    imdb_id: { type: "VARCHAR", value: (film) => film.imdbId },
    popularity: { type: "DOUBLE", value: (film) => film.popularity },
    vote_average: { type: "DOUBLE", value: (film) => film.voteAverage },
    vote_count: { type: "INTEGER", value: (film) => film.voteCount },
  },
});

const linksOf = ({ file, source }: FromFile): StagingTable<StagedLink> => ({
  name: "staged_links",
  columns: {
    file: { type: "INTEGER", value: () => file },
    source: { type: "VARCHAR", constant: source },
    movielens_id: { type: "INTEGER", value: (link) => link.movieLensId },
    film_id: { type: "INTEGER", value: (link) => link.filmId },
    imdb_id: { type: "VARCHAR", value: (link) => link.imdbId },
  },
});

const titlesOf = ({ file, source }: FromFile): StagingTable<StagedTitle> => ({
  name: "staged_titles",
  columns: {
    file: { type: "INTEGER", value: () => file },
    source: { type: "VARCHAR", constant: source },
    movielens_id: { type: "INTEGER", value: (film) => film.movieLensId },
    title: { type: "VARCHAR", value: (film) => film.title },
    year: { type: "INTEGER", value: (film) => film.year },
    genres: { type: "VARCHAR", value: (film) => film.genres.join(LIST_SEPARATOR) },
  },
});

const wantedOf = ({ file, source }: FromFile): StagingTable<WantedFilm> => ({
  name: "wanted_films",
  columns: {
    file: { type: "INTEGER", value: () => file },
    source: { type: "VARCHAR", constant: source },
    movielens_id: { type: "INTEGER", value: (film) => film.itemId },
    title: { type: "VARCHAR", value: (film) => film.title },
    year: { type: "INTEGER", value: (film) => film.year },
  },
});

/** Creates the temporary tables that sources write to. */
export async function createStaging(catalog: Catalog): Promise<void> {
  const nowhere = { origin: "own", source: "", file: 0 } as const;
  await createStagingTable(catalog, filmsOf(nowhere));
  await createStagingTable(catalog, linksOf(nowhere));
  await createStagingTable(catalog, titlesOf(nowhere));
  await createStagingTable(catalog, wantedOf(nowhere));
}

/** Stages films. @returns how many */
export const stageFilms = (
  catalog: Catalog,
  from: FactSource,
  films: Rows<StagedFilm>,
): Promise<number> => appendRows(catalog, filmsOf(from), films);

/** Stages links, which lead the ratings of the same source to films. @returns how many */
export const stageLinks = (
  catalog: Catalog,
  from: FromFile,
  links: Rows<StagedLink>,
): Promise<number> => appendRows(catalog, linksOf(from), links);

/** Stages titles. @returns how many */
export const stageTitles = (
  catalog: Catalog,
  from: FromFile,
  titles: Rows<StagedTitle>,
): Promise<number> => appendRows(catalog, titlesOf(from), titles);

/**
 * A link for each wanted film: the staged film of that title, case and accents aside, whose
 * release year is nearest and at most one off (premiere and release differ); among those the
 * one with most votes, then the lowest id. Without such a film a link of the join `LEFT` leads
 * nowhere, and one of the join `INNER` there is not.
 */
const resolve = (join: "INNER" | "LEFT"): string => `
INSERT INTO staged_links
WITH candidates AS (
  SELECT film_id, strip_accents(lower(title)) AS folded, vote_count,
    year(release_date::DATE) AS year
  FROM staged_films
)
SELECT w.file, w.source, w.movielens_id, c.film_id, NULL AS imdb_id
FROM wanted_films w
${join} JOIN candidates c
  ON c.folded = strip_accents(lower(w.title)) AND abs(c.year - w.year) <= 1
QUALIFY row_number() OVER (
  PARTITION BY w.file, w.movielens_id ORDER BY abs(c.year - w.year), c.vote_count DESC, c.film_id
) = 1
ORDER BY w.rowid`;

const FORGET_RESOLVED = `
DELETE FROM wanted_films WHERE (file, movielens_id) IN (SELECT (file, movielens_id) FROM staged_links)`;

/**
 * Stages links found by title and year among the films staged so far; the others wait for
 * {@link stageUnresolvedLinks}.
 */
export async function stageResolvedLinks(
  catalog: Catalog,
  from: FromFile,
  wanted: Rows<WantedFilm>,
): Promise<void> {
  await appendRows(catalog, wantedOf(from), wanted);
  await execute(catalog, resolve("INNER"));
  await execute(catalog, FORGET_RESOLVED);
}

/** Stages the links that are still wanted, once all films are staged. */
export async function stageUnresolvedLinks(catalog: Catalog): Promise<void> {
  await execute(catalog, resolve("LEFT"));
}
