import type { FilmId, MovieLensId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import type { Film } from "./film.ts";
import { execute } from "./query.ts";
import {
  appendRows,
  createStagingTable,
  LIST_SEPARATOR,
  type StagingTable,
} from "./staging_table.ts";

/** A film as a source of metadata tells it. The same id may come again: more votes win. */
export type StagedFilm = Omit<Film, "year" | "movieLensId" | "ratingCount" | "ratingMean">;

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

/** A MovieLens id whose TMDB id is to be found by title and year. */
export interface WantedFilm {
  readonly movieLensId: MovieLensId;
  readonly title: string;
  readonly year: number;
}

const FILMS: StagingTable<StagedFilm> = {
  name: "staged_films",
  columns: {
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
};

const LINKS: StagingTable<StagedLink> = {
  name: "staged_links",
  columns: {
    movielens_id: { type: "INTEGER", value: (link) => link.movieLensId },
    film_id: { type: "INTEGER", value: (link) => link.filmId },
    imdb_id: { type: "VARCHAR", value: (link) => link.imdbId },
  },
};

const TITLES: StagingTable<StagedTitle> = {
  name: "staged_titles",
  columns: {
    movielens_id: { type: "INTEGER", value: (film) => film.movieLensId },
    title: { type: "VARCHAR", value: (film) => film.title },
    year: { type: "INTEGER", value: (film) => film.year },
    genres: { type: "VARCHAR", value: (film) => film.genres.join(LIST_SEPARATOR) },
  },
};

const WANTED: StagingTable<WantedFilm> = {
  name: "wanted_films",
  columns: {
    movielens_id: { type: "INTEGER", value: (film) => film.movieLensId },
    title: { type: "VARCHAR", value: (film) => film.title },
    year: { type: "INTEGER", value: (film) => film.year },
  },
};

/** Creates the temporary tables that sources write to. */
export async function createStaging(catalog: Catalog): Promise<void> {
  await createStagingTable(catalog, FILMS);
  await createStagingTable(catalog, LINKS);
  await createStagingTable(catalog, TITLES);
  await createStagingTable(catalog, WANTED);
}

type Items<T> = AsyncIterable<T> | Iterable<T>;

/** Stages films. @returns how many */
export const stageFilms = (catalog: Catalog, films: Items<StagedFilm>): Promise<number> =>
  appendRows(catalog, FILMS, films);

/** Stages links. @returns how many */
export const stageLinks = (catalog: Catalog, links: Items<StagedLink>): Promise<number> =>
  appendRows(catalog, LINKS, links);

/** Stages titles. @returns how many */
export const stageTitles = (catalog: Catalog, titles: Items<StagedTitle>): Promise<number> =>
  appendRows(catalog, TITLES, titles);

/**
 * A link for each wanted film: the staged film of that title, case and accents aside, whose
 * release year is nearest and at most one off (premiere and release differ); among those the
 * one with most votes, then the lowest id. Without such a film the link leads nowhere.
 */
const RESOLVE = `
INSERT INTO staged_links
WITH candidates AS (
  SELECT film_id, strip_accents(lower(title)) AS folded, vote_count,
    year(release_date::DATE) AS year
  FROM staged_films
)
SELECT w.movielens_id, c.film_id, NULL AS imdb_id
FROM wanted_films w
LEFT JOIN candidates c
  ON c.folded = strip_accents(lower(w.title)) AND abs(c.year - w.year) <= 1
QUALIFY row_number() OVER (
  PARTITION BY w.movielens_id ORDER BY abs(c.year - w.year), c.vote_count DESC, c.film_id
) = 1
ORDER BY w.rowid`;

/** Stages links found by title and year among the films staged so far. @returns how many were wanted */
export async function stageResolvedLinks(
  catalog: Catalog,
  wanted: Items<WantedFilm>,
): Promise<number> {
  const count = await appendRows(catalog, WANTED, wanted);
  await execute(catalog, RESOLVE);
  return count;
}
