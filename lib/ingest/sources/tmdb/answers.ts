import { z } from "zod";
import { isId } from "../../../ids.ts";

/** A list stops at this page, whatever it says of its length. */
export const LAST_PAGE = 500;

const count = z.int().nonnegative();

/** A page of films or of changes; what is on it is looked at one by one. */
export const pageSchema = z.object({
  page: count,
  results: z.array(z.unknown()).max(10_000),
  total_pages: count,
});

/** `/genre/movie/list`; TMDB gives no name where a language has none. */
export const genresSchema = z.object({
  genres: z.array(z.object({ id: z.int(), name: z.string().nullish() })).max(1000),
});

/** `/movie/{id}`. */
export const detailsSchema = z.record(z.string(), z.unknown());

/** The id that a film or a change claims, where it is one. */
export function claimedId(film: unknown): number | null {
  const id = typeof film === "object" && film !== null && "id" in film ? film.id : null;
  return isId(id) ? id : null;
}
