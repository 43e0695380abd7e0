import type { FilmCard } from "./cards.ts";
import type { GivenRating } from "./ratings_text.ts";

/** A film that a visitor rated. */
export interface RatedFilm {
  readonly film: FilmCard;
  /** 0.5…5 in half stars. */
  readonly stars: number;
}

/** The list with a film's stars changed; `null` takes the film out. */
export function withStars(
  rated: readonly RatedFilm[],
  film: FilmCard,
  stars: number | null,
): RatedFilm[] {
  const others = rated.filter((one) => one.film.id !== film.id);
  return stars === null ? others : [...others, { film, stars }];
}

/** What an address or a request needs of a list. */
export const givenRatings = (rated: readonly RatedFilm[]): GivenRating[] =>
  rated.map(({ film, stars }) => ({ id: film.id, rating: stars }));

const KEY = "reelmatch.ratings";

/** The visitor's own list, kept in their browser; empty where there is none or it cannot be read. */
export function storedRatings(): RatedFilm[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRatedFilm) : [];
  } catch {
    return []; // storage is off, or holds what another program put there
  }
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
    typeof film?.id === "number" && typeof film.title === "string" && Array.isArray(film.genres);
}
