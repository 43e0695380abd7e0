import { type DuckDBValue, listValue } from "@duckdb/node-api";
import type { FilmId } from "../ids.ts";
import type { FilmFilter, FilmSort } from "./film.ts";
import type { Parameters } from "./query.ts";

/** A WHERE condition with the values of its parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Parameters;
}

/**
 * What a filter asks of the table `films` under the alias `f`; only constants enter the SQL.
 * @param among the films that have the words asked for, `undefined` where none were
 */
export function filmCondition(
  filter: Omit<FilmFilter, "q">,
  among: readonly FilmId[] | undefined,
): Condition {
  const terms: string[] = [];
  const parameters: Record<string, DuckDBValue> = {};
  const require = (term: string, name: string, value: DuckDBValue | undefined): void => {
    if (value === undefined) return;
    terms.push(term);
    parameters[name] = value;
  };
  require(
    "f.id IN (SELECT unnest($among::INTEGER[]))",
    "among",
    among === undefined ? undefined : listValue([...among]),
  );
  require("list_contains(f.genres, $genre)", "genre", filter.genre);
  require("f.year >= $year_from", "year_from", filter.yearFrom);
  require("f.year <= $year_to", "year_to", filter.yearTo);
  require("f.language = $language", "language", filter.language);
  require("f.vote_count >= $min_votes", "min_votes", filter.minVotes);
  return { sql: terms.length === 0 ? "true" : terms.join(" AND "), parameters };
}

/** A film of which only the year is known stands at the beginning of that year. */
const RELEASED = "coalesce(f.release_date, make_date(f.year, 1, 1))";

/**
 * The ORDER BY list of each order. Films without the fact come last both ways; `rating` is the
 * mean of our ratings drawn towards the mean of all, so that one five-star rating does not lead.
 */
export const FILM_ORDER: Readonly<Record<FilmSort, string>> = {
  "popularity": "f.popularity ASC NULLS LAST, f.id",
  "-popularity": "f.popularity DESC NULLS LAST, f.id",
  "rating": "f.rating_damped ASC NULLS LAST, f.id",
  "-rating": "f.rating_damped DESC NULLS LAST, f.id",
  "release_date": `${RELEASED} ASC NULLS LAST, f.id`,
  "-release_date": `${RELEASED} DESC NULLS LAST, f.id`,
  "title": "f.title_folded ASC, f.id",
  "-title": "f.title_folded DESC, f.id",
};
