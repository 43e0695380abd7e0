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

/** Both lists as one, in which a film of both has the later one's stars. A full list loses its oldest. */
export function joined(earlier: readonly RatedFilm[], later: readonly RatedFilm[]): RatedFilm[] {
  const again = new Set(later.map(({ film }) => film.id));
  return [...earlier.filter(({ film }) => !again.has(film.id)), ...later].slice(-MOST_RATINGS);
}

/** What an address or a request needs of a list. */
export const givenRatings = (rated: readonly RatedFilm[]): GivenRating[] =>
  rated.map(({ film, stars }) => ({ id: film.id, rating: stars }));

/** Whether another list gives each film of one the same stars, in whatever order. */
export function isPartOf(part: readonly RatedFilm[], whole: readonly RatedFilm[]): boolean {
  const stars = new Map(whole.map(({ film, stars }) => [film.id, stars]));
  return part.every(({ film, stars: s }) => stars.get(film.id) === s);
}

const KEY = "reelmatch.ratings";

/** The visitor's own list, kept in their browser; empty where there is none or it cannot be read. */
export function storedRatings(): RatedFilm[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (!Array.isArray(stored)) return [];
    const rated = stored.map(readRatedFilm).filter((one) => one !== null);
    return [...new Map(rated.map((one) => [one.film.id, one])).values()].slice(-MOST_RATINGS);
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

/**
 * Calls whenever another page changes the stored list, or may have while a way back through the history
 * kept this one asleep; gives the way to stop.
 */
export function whenStoredElsewhere(changed: () => void): () => void {
  const leave = new AbortController();
  const { signal } = leave;
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) changed();
  }, { signal });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) changed();
  }, { signal });
  return () => leave.abort();
}

/** A path at TMDB's image host. */
const POSTER = /^\/[\w.-]+$/;

/**
 * A rated film out of whatever another program or version stored; `null` where there is none. What
 * is only shown beside its title is left out where it is not of its type.
 */
function readRatedFilm(value: unknown): RatedFilm | null {
  const { film, stars } = Object(value) as Record<string, unknown>;
  const { id, title, year, genres, poster, mean } = Object(film) as Record<string, unknown>;
  if (!isId(id) || typeof title !== "string" || !isStars(stars)) return null;
  return {
    film: {
      id,
      title,
      year: numberOrNull(year),
      genres: Array.isArray(genres) ? genres.filter((one) => typeof one === "string") : [],
      poster: typeof poster === "string" && POSTER.test(poster) ? poster : null,
      mean: numberOrNull(mean),
    },
    stars,
  };
}

const isStars = (value: unknown): value is number =>
  typeof value === "number" && value >= 0.5 && value <= 5 && (value * 2) % 1 === 0;

const numberOrNull = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;
