import { isId } from "../ids.ts";
import type { FilmCard } from "./cards.ts";
import { type GivenRating, MOST_RATINGS } from "./ratings_text.ts";

/** A film that a visitor rated. */
export interface RatedFilm {
  readonly film: FilmCard;
  /** 0.5…5 in half stars. */
  readonly stars: number;
}

/** The list with a film's stars changed; `null` takes the film out. A full list loses its oldest. */
export function withStars(
  rated: readonly RatedFilm[],
  film: FilmCard,
  stars: number | null,
): RatedFilm[] {
  const others = rated.filter((one) => one.film.id !== film.id);
  return stars === null ? others : [...others, { film, stars }].slice(-MOST_RATINGS);
}

/** What an address or a request needs of a list. */
export const givenRatings = (rated: readonly RatedFilm[]): GivenRating[] =>
  rated.map(({ film, stars }) => ({ id: film.id, rating: stars }));

/** Whether two lists give the same films the same stars, in whatever order. */
export function isSameList(one: readonly RatedFilm[], other: readonly RatedFilm[]): boolean {
  const stars = new Map(other.map(({ film, stars }) => [film.id, stars]));
  return one.length === other.length && one.every(({ film, stars: s }) => stars.get(film.id) === s);
}

const KEY = "reelmatch.ratings";

/** The visitor's own list, kept in their browser; empty where there is none or it cannot be read. */
export function storedRatings(): RatedFilm[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRatedFilm).slice(-MOST_RATINGS) : [];
  } catch {
    return []; // storage is off, or holds what another program put there
  }
}

/**
 * Keeps stars just given. They join the list that is stored, for the one shown may be somebody
 * else's that an address brought; where nothing is stored, the list shown becomes the visitor's.
 * @param shown the list without these stars
 */
export function keepStars(
  shown: readonly RatedFilm[],
  film: FilmCard,
  stars: number | null,
): void {
  const stored = storedRatings();
  storeRatings(withStars(stored.length === 0 ? shown : stored, film, stars));
}

/** Keeps the visitor's list in their browser, where it may. */
export function storeRatings(rated: readonly RatedFilm[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(rated));
  } catch {
    // Storage is off or full: the list lives as long as the page.
  }
}

function isRatedFilm(value: unknown): value is RatedFilm {
  if (typeof value !== "object" || value === null) return false;
  const { film, stars } = value as { film?: Partial<FilmCard>; stars?: unknown };
  return typeof stars === "number" && stars >= 0.5 && stars <= 5 && (stars * 2) % 1 === 0 &&
    isId(film?.id) && typeof film.title === "string" && Array.isArray(film.genres);
}
