import { z } from "@hono/zod-openapi";
import type { Film } from "../catalog/film.ts";
import { round } from "../ui/round.ts";

/** A film on the wire. */
export const filmSchema = z.object({
  id: z.int().openapi({ description: "TMDB id.", example: 550 }),
  title: z.string().openapi({ example: "Fight Club" }),
  description: z.string().nullable(),
  genres: z.array(z.string()),
  release_date: z.string().nullable().openapi({ format: "date", example: "1999-10-15" }),
  year: z.int().nullable(),
  language: z.string().nullable(),
  runtime_minutes: z.number().nullable(),
  poster_path: z.string().nullable(),
  imdb_id: z.string().nullable(),
  movielens_id: z.int().nullable(),
  popularity: z.number().nullable(),
  vote_average: z.number().nullable().openapi({ description: "Mean of TMDB's votes, 0–10." }),
  vote_count: z.int(),
  rating_count: z.int().openapi({ description: "How many of our own ratings it has." }),
  rating_mean: z.number().nullable().openapi({ description: "Mean of our own ratings, in stars." }),
}).openapi("Film");

/** A film by name only, as lists of reasons show it. */
export const filmNameSchema = z.object({ id: z.int(), title: z.string() }).openapi("FilmName");

export function filmJson(film: Film): z.infer<typeof filmSchema> {
  return {
    id: film.id,
    title: film.title,
    description: film.description,
    genres: [...film.genres],
    release_date: film.releaseDate,
    year: film.year,
    language: film.language,
    runtime_minutes: film.runtimeMinutes,
    poster_path: film.posterPath,
    imdb_id: film.imdbId,
    movielens_id: film.movieLensId,
    popularity: film.popularity,
    vote_average: film.voteAverage,
    vote_count: film.voteCount,
    rating_count: film.ratingCount,
    rating_mean: film.ratingMean === null ? null : round(film.ratingMean),
  };
}
