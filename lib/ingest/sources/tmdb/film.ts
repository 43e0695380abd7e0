import { z } from "zod";
import type { StagedFilm } from "../../../catalog/staging.ts";
import { filmId, isId, MAX_ID } from "../../../ids.ts";
import { isIsoDate } from "../../iso_date.ts";

/** A film as TMDB tells it, or why it cannot be one. */
export type TmdbFilm = { readonly film: StagedFilm } | { readonly problem: string };

/** No control characters, and nothing that turns the direction of the text around it. */
export const isPlain = (text: string): boolean =>
  text.isWellFormed() && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text);
const isProse = (text: string): boolean => isPlain(text.replaceAll(/[\t\r\n]/g, " "));

const text = (max: number, isFit: (text: string) => boolean) =>
  z.string("is not a text").max(max, `is longer than ${max} characters`)
    .refine(isFit, "holds characters that are not text");
const matching = (form: RegExp, message: string) => z.string(message).regex(form, message);
const amount = (max: number) =>
  z.number("is not a number").min(0, "is below 0").max(max, `is above ${max}`);
const whole = amount(MAX_ID).refine(Number.isInteger, "is not a whole number");

const common = {
  id: z.custom<number>(isId, "is not a TMDB id, a whole number from 1"),
  title: text(1000, isPlain).nullish(),
  original_title: text(1000, isPlain).nullish(),
  overview: text(50_000, isProse).nullish(),
  release_date: z.string("is not a date").refine(
    (day) => day === "" || isIsoDate(day),
    "is not a date",
  ).nullish(),
  original_language: matching(/^[a-z]{2}$/, "is not the code of a language").nullish(),
  poster_path: matching(/^\/[\w-]+\.\w+$/, "is not a picture's name").nullish(),
  popularity: amount(Number.MAX_VALUE).nullish(),
  vote_average: amount(10).nullish(),
  vote_count: whole.nullish(),
};

const listed = z.object({
  ...common,
  genre_ids: z.array(z.int("is not a list of numbers"), "is not a list").max(100).nullish(),
}, "is not a film");

const detailed = z.object({
  ...common,
  genres: z.array(
    z.object({ id: z.int(), name: text(100, isPlain).nullish() }, "is not a list of genres"),
    "is not a list of genres",
  ).max(100).nullish(),
  runtime: whole.nullish(),
  imdb_id: matching(/^(tt\d{7,10})?$/, "is not an id of IMDb").nullish(),
}, "is not a film");

/** What readers of films need to know beside the film. */
export interface FilmContext {
  /** Names of genres by TMDB's ids. */
  readonly genreNames: ReadonlyMap<number, string>;
  /** The UTC day on which it was fetched, as `YYYY-MM-DD`. */
  readonly fetchedOn: string;
}

/** Reads a film of a page of `/movie/popular` or `/discover/movie`. */
export function readListedFilm(raw: unknown, context: FilmContext): TmdbFilm {
  const { success, data, error } = listed.safeParse(raw);
  if (!success) return { problem: problemOf(error) };
  return toFilm(data, data.genre_ids ?? [], null, null, context);
}

/** Reads the answer of `/movie/{id}`. */
export function readFilmDetails(raw: unknown, context: FilmContext): TmdbFilm {
  const { success, data, error } = detailed.safeParse(raw);
  if (!success) return { problem: problemOf(error) };
  const genres = (data.genres ?? []).map(({ id }) => id);
  return toFilm(data, genres, data.runtime || null, data.imdb_id || null, context);
}

const problemOf = ({ issues: [{ path, message }] }: z.ZodError): string =>
  path.length === 0 ? `the record ${message}` : `${String(path[0])} ${message}`;

type Common = z.output<z.ZodObject<typeof common>>;

function toFilm(
  raw: Common,
  genreIds: readonly number[],
  runtimeMinutes: number | null,
  imdbId: string | null,
  { genreNames, fetchedOn }: FilmContext,
): TmdbFilm {
  const title = raw.title?.trim() || raw.original_title?.trim();
  if (!title) return { problem: "title is empty" };
  const genres = genreIds.map((id) => genreNames.get(id)).filter((name) => name !== undefined);
  const voteCount = raw.vote_count ?? 0;
  return {
    film: {
      id: filmId(raw.id),
      title,
      description: raw.overview?.trim() || null,
      genres: [...new Set(genres)],
      releaseDate: raw.release_date || null,
      language: raw.original_language === "xx" ? null : raw.original_language ?? null,
      runtimeMinutes,
      posterPath: raw.poster_path ?? null,
      imdbId,
      popularity: raw.popularity ?? null,
      voteAverage: voteCount === 0 ? null : raw.vote_average ?? null,
      voteCount,
      fetchedAt: `${fetchedOn}T00:00:00Z`,
    },
  };
}
