import { z } from "zod";
import type { StagedFilm } from "../catalog/staging.ts";
import { filmId, isId } from "../ids.ts";
import type { Columns } from "./csv/csv_records.ts";
import { isIsoDate } from "./iso_date.ts";
import { parsePythonLiteral } from "./python_literal.ts";

/** The columns of `movies_metadata.csv` that are read. */
export const KAGGLE_COLUMNS = [
  "genres",
  "id",
  "imdb_id",
  "original_language",
  "original_title",
  "overview",
  "popularity",
  "poster_path",
  "release_date",
  "runtime",
  "title",
  "vote_average",
  "vote_count",
] as const;

/** Where they stand in a file. */
export type KaggleColumns = Columns<typeof KAGGLE_COLUMNS[number]>;

/** A record as a film, or why it cannot be one. */
export type KaggleFilm =
  | { readonly film: StagedFilm; readonly repairs: readonly string[] }
  | { readonly problem: string };

/** Reads one record. Facts that are absent, zero or malformed become `null`. */
export function readKaggleFilm(columns: KaggleColumns, fields: readonly string[]): KaggleFilm {
  const field = (name: typeof KAGGLE_COLUMNS[number]): string => columns.field(fields, name);
  const id = wholeNumber(field("id"));
  if (!isId(id)) return { problem: "id is not a TMDB id, a whole number from 1" };
  const title = field("title") || field("original_title");
  if (title === "") return { problem: "title is empty" };
  const genres = readNames(field("genres"));
  const releaseDate = field("release_date");
  const voteCount = wholeNumber(field("vote_count")) ?? 0;
  return {
    film: {
      id: filmId(id),
      title,
      description: readOverview(field("overview")),
      genres: genres ?? [],
      releaseDate: isIsoDate(releaseDate) ? releaseDate : null,
      language: matching(field("original_language"), /^(?!xx)[a-z]{2}$/),
      runtimeMinutes: wholeNumber(field("runtime")) || null,
      posterPath: matching(field("poster_path"), /^\/[\w-]+\.\w+$/),
      imdbId: matching(field("imdb_id"), /^tt\d{7,9}$/),
      popularity: decimal(field("popularity")),
      voteAverage: voteCount === 0 ? null : decimal(field("vote_average")),
      voteCount,
    },
    repairs: genres === null ? ["genres cannot be read, left empty"] : [],
  };
}

const namesSchema = z.array(z.object({ name: z.string() }));
const namesByText = new Map<string, readonly string[] | null>();

/** The names in a literal such as `[{'id': 18, 'name': 'Drama'}]`; `null` where it is none. */
export function readNames(literal: string): readonly string[] | null {
  if (literal === "") return [];
  let names = namesByText.get(literal);
  if (names === undefined) {
    names = parseNames(literal);
    namesByText.set(structuredClone(literal), names); // a part of a text keeps all of it in memory
  }
  return names;
}

function parseNames(literal: string): readonly string[] | null {
  try {
    const named = namesSchema.parse(parsePythonLiteral(literal));
    return [...new Set(named.map(({ name }) => name.trim()))].filter((name) => name !== "");
  } catch {
    return null;
  }
}

/** TMDB's contributors wrote these where they had nothing to say. */
const NO_OVERVIEW = /^no (movie )?overview( (found|available|yet))?\.?$/i;

const readOverview = (text: string): string | null =>
  text === "" || NO_OVERVIEW.test(text) ? null : text;

const matching = (text: string, form: RegExp): string | null => form.test(text) ? text : null;

/** A number not below zero. */
function decimal(text: string): number | null {
  const value = Number(text);
  return text !== "" && Number.isFinite(value) && value >= 0 ? value : null;
}

/** A whole number in DuckDB's INTEGER, also where it is written as `90.0`. */
function wholeNumber(text: string): number | null {
  const value = decimal(text);
  return value !== null && Number.isInteger(value) && (value === 0 || isId(value)) ? value : null;
}
