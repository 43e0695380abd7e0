import { filmId, movieLensId } from "../ids.ts";
import type { Film } from "./film.ts";
import { number, numberOrNull, type Row, text, textOrNull, texts } from "./row.ts";

/** The columns of a film for a SELECT list, to be read by {@link readFilm}. */
export const FILM_COLUMNS = `
  f.id, f.title, f.description, f.genres, f.release_date::VARCHAR AS release_date, f.year,
  f.language, f.runtime_minutes, f.poster_path, f.imdb_id, f.movielens_id, f.popularity,
  f.vote_average, f.vote_count, f.rating_count, f.rating_mean`;

/** A film from a row of {@link FILM_COLUMNS}. */
export function readFilm(row: Row): Film {
  const movieLens = numberOrNull(row, "movielens_id");
  return {
    id: filmId(number(row, "id")),
    title: text(row, "title"),
    description: textOrNull(row, "description"),
    genres: texts(row, "genres"),
    releaseDate: textOrNull(row, "release_date"),
    year: numberOrNull(row, "year"),
    language: textOrNull(row, "language"),
    runtimeMinutes: numberOrNull(row, "runtime_minutes"),
    posterPath: textOrNull(row, "poster_path"),
    imdbId: textOrNull(row, "imdb_id"),
    movieLensId: movieLens === null ? null : movieLensId(movieLens),
    popularity: numberOrNull(row, "popularity"),
    voteAverage: numberOrNull(row, "vote_average"),
    voteCount: number(row, "vote_count"),
    ratingCount: number(row, "rating_count"),
    ratingMean: numberOrNull(row, "rating_mean"),
  };
}
