import { z } from "zod";
import { type FilmKinds, filmKinds } from "../catalog/film_kinds.ts";
import { findFilms } from "../catalog/find_films.ts";
import type { Site } from "../site.ts";
import { type FilmCard, filmCard } from "../ui/cards.ts";
import type { Messages } from "../ui/messages/messages.ts";
import { complaintOf, filterFields, pageField } from "./fields.ts";
import { pagesOf, readInput } from "./read_input.ts";

/** The orders that the list of films offers, the first where none is asked for. */
export const FILM_ORDERS = [
  "relevance",
  "-popularity",
  "-rating",
  "-release_date",
  "release_date",
  "title",
] as const;

/** An order of the list of films. */
export type FilmOrder = typeof FILM_ORDERS[number];

const PER_PAGE = 36;

const schema = z.object({
  ...filterFields,
  sort: z.enum(FILM_ORDERS).default(FILM_ORDERS[0]),
  page: pageField,
});

/** What the address of the list of films asks for. */
export type FilmsInput = z.infer<typeof schema>;

/** The order that films stand in: where no words are given nothing can fit them best. */
export const orderInForce = ({ q, sort }: FilmsInput): FilmOrder =>
  sort === "relevance" && !q?.trim() ? "-popularity" : sort;

/** What the list of films shows. */
export interface FilmsPage {
  readonly input: FilmsInput;
  readonly total: number;
  readonly pages: number;
  readonly films: readonly FilmCard[];
  readonly kinds: FilmKinds;
}

/** One page of the films that an address asks for. @throws {HttpError} 400 or 404 */
export async function filmsPage(
  { catalog, titles, postersEnabled }: Site,
  fields: URLSearchParams,
  m: Messages,
): Promise<FilmsPage> {
  const input = readInput(schema, fields, complaintOf(m));
  const [found, kinds] = await Promise.all([
    findFilms(catalog, titles, {
      q: input.q,
      genre: input.genre,
      language: input.language,
      yearFrom: input.year_from,
      yearTo: input.year_to,
      sort: input.sort,
      limit: PER_PAGE,
      offset: (input.page - 1) * PER_PAGE,
    }),
    filmKinds(catalog),
  ]);
  return {
    input,
    total: found.total,
    pages: pagesOf(found.total, PER_PAGE, input.page, m),
    films: found.items.map((film) => filmCard(film, postersEnabled)),
    kinds,
  };
}

/** The address of another page of the same list. */
export function filmsAddress(input: FilmsInput, page: number): string {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...input, page })) {
    const isDefault = (name === "page" && value === 1) ||
      (name === "sort" && value === FILM_ORDERS[0]);
    if (value !== undefined && !isDefault) fields.set(name, String(value));
  }
  const text = fields.toString();
  return text === "" ? "/films" : `/films?${text}`;
}
