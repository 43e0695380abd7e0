import type { Film, FilmFilter } from "../catalog/film.ts";
import type { TitleIndex } from "../catalog/titles/index_titles.ts";

/** Whether a filter holds any film back. */
export const narrows = ({ q, genre, yearFrom, yearTo, language, minVotes }: FilmFilter): boolean =>
  [q, genre, yearFrom, yearTo, language, minVotes].some((limit) => limit !== undefined);

/** A predicate of the films that a filter lets through. */
export function filmMatches(filter: FilmFilter, titles: TitleIndex): (film: Film) => boolean {
  const { genre, yearFrom, yearTo, language, minVotes } = filter;
  const words = filter.q?.trim() ?? "";
  const found = words === "" ? null : new Set(titles.find(words));
  return (film) =>
    (genre === undefined || film.genres.includes(genre)) &&
    (yearFrom === undefined || (film.year !== null && film.year >= yearFrom)) &&
    (yearTo === undefined || (film.year !== null && film.year <= yearTo)) &&
    (language === undefined || film.language === language) &&
    (minVotes === undefined || film.voteCount >= minVotes) &&
    (found === null || found.has(film.id));
}
