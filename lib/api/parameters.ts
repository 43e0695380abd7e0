import { z } from "@hono/zod-openapi";
import type { FilmFilter, FilmListSort } from "../catalog/film.ts";
import { type FilmId, filmId, MAX_ID, type UserId, userId } from "../ids.ts";

/** A query or path text of plain digits as a number in min…max; no signs, exponents or hex. */
export function wholeNumber(min: number, max: number) {
  const expected = `expected a whole number from ${min} to ${max}`;
  return z.string().regex(/^\d{1,10}$/, expected).transform(Number)
    .pipe(z.number().min(min, expected).max(max, expected));
}

const digits = (name: string, min: number, max: number, description: string) =>
  wholeNumber(min, max).openapi({
    type: "integer",
    minimum: min,
    maximum: max,
    description,
    param: { name },
  });

const idOf = <Id>(name: string, description: string, brand: (value: number) => Id) =>
  digits(name, 1, MAX_ID, description).transform(brand).openapi({
    type: "integer",
    minimum: 1,
    maximum: MAX_ID,
    description,
    param: { name, in: "path" },
  });

/** `{user_id}` of a path. */
export const userPath = z.object({
  user_id: idOf<UserId>("user_id", "A person's number.", userId),
});
/** `{id}` of a film's path. */
export const filmPath = z.object({ id: idOf<FilmId>("id", "A film's TMDB id.", filmId) });

/** `limit` of a list, 1…100. */
export const limitParameter = (fallback: number) =>
  digits("limit", 1, 100, `How many to list, ${fallback} if left out.`).optional()
    .transform((limit) => limit ?? fallback)
    .openapi({
      type: "integer",
      minimum: 1,
      maximum: 100,
      default: fallback,
      param: { name: "limit" },
    });

/** `offset` of a list. */
export const offsetParameter = digits("offset", 0, 1_000_000, "How many to pass over.").optional()
  .transform((offset) => offset ?? 0)
  .openapi({
    type: "integer",
    minimum: 0,
    maximum: 1_000_000,
    default: 0,
    param: { name: "offset" },
  });

/** `true` or `false`, `false` if left out. */
export const flagParameter = z.enum(["true", "false"]).default("false")
  .transform((text) => text === "true")
  .openapi({ type: "boolean", default: false });

const year = (name: string, description: string) =>
  digits(name, 1800, 2200, description).optional();

/** The parameters that narrow films, as query texts. */
export const filterShape = {
  q: z.string().max(200).optional().openapi({
    description:
      "Words to find in the title, their beginnings suffice; accents, case and small slips aside.",
  }),
  genre: z.string().max(50).optional().openapi({ example: "Drama" }),
  year_from: year("year_from", "First release year."),
  year_to: year("year_to", "Last release year."),
  language: z.string().regex(/^[a-z]{2}$/, "expected two small letters").optional()
    .openapi({ description: "Original language, ISO 639-1.", example: "fr" }),
  min_votes: digits("min_votes", 0, MAX_ID, "Least number of votes at TMDB.").optional(),
};

const FILM_SORTS = [
  "relevance",
  "popularity",
  "-popularity",
  "rating",
  "-rating",
  "release_date",
  "-release_date",
  "title",
  "-title",
] as const satisfies readonly FilmListSort[];

/** `sort` of films. */
export const filmSortParameter = z.enum(FILM_SORTS).optional().openapi({
  description:
    "Left out: how well the title fits `q`, or without `q` -popularity. `rating` is the " +
    "mean of our ratings as if each film had 25 more of the mean of all.",
});

/** The wire's names of a filter in the code's. */
export function filterOf(query: {
  readonly q?: string;
  readonly genre?: string;
  readonly year_from?: number;
  readonly year_to?: number;
  readonly language?: string;
  readonly min_votes?: number;
}): FilmFilter {
  return {
    q: query.q,
    genre: query.genre,
    yearFrom: query.year_from,
    yearTo: query.year_to,
    language: query.language,
    minVotes: query.min_votes,
  };
}
