import type { Film, FilmFilter } from "../catalog/film.ts";

/** A title or query without case and accents. */
export const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase();

/** Whether a filter holds any film back. */
export const narrows = ({ q, genre, yearFrom, yearTo, language, minVotes }: FilmFilter): boolean =>
  [q, genre, yearFrom, yearTo, language, minVotes].some((limit) => limit !== undefined);

/** A predicate of the films that a filter lets through. */
export function filmMatches(filter: FilmFilter): (film: Film) => boolean {
  const { genre, yearFrom, yearTo, language, minVotes } = filter;
  const words = filter.q === undefined ? [] : folded(filter.q).split(/\s+/).filter(Boolean);
  return (film) =>
    (genre === undefined || film.genres.includes(genre)) &&
    (yearFrom === undefined || (film.year !== null && film.year >= yearFrom)) &&
    (yearTo === undefined || (film.year !== null && film.year <= yearTo)) &&
    (language === undefined || film.language === language) &&
    (minVotes === undefined || film.voteCount >= minVotes) &&
    (words.length === 0 || containsAll(folded(film.title), words));
}

const containsAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word));
