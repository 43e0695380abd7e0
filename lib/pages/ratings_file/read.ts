import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import type { FilmClue } from "../../catalog/match_films.ts";
import { isId } from "../../ids.ts";
import { undefused } from "../../ui/defused.ts";
import { type ColumnMeaning, type ColumnPlaces, placesOf } from "./columns.ts";

/** A row of somebody's ratings. */
export interface FileRating {
  /** From 1, the header's. */
  readonly line: number;
  readonly clue: FilmClue;
  /** 0.5…5 in half stars. */
  readonly stars: number;
  /** Unix time in milliseconds; 0 where the file does not say. */
  readonly time: number;
}

/** What a file of ratings holds. */
export interface RatingsFile {
  readonly ratings: readonly FileRating[];
  /** Films without a rating, as lists of seen films have them. */
  readonly unrated: number;
  /** Lines whose rating is no half star from 0.5 to 5, or that name no film. */
  readonly unreadable: readonly number[];
}

/** Why a file cannot be read at all. */
export type FileFault =
  | "noText"
  | "noColumns"
  | "brokenQuote"
  | "longLine"
  | "tooMany"
  | "manyPeople";

/** More than anybody has rated. */
export const MOST_ROWS = 20_000;

/** No row of such a file is longer, with a review in it. */
const MOST_CHARACTERS = 100_000;

/** The ratings in a CSV file as Letterboxd, MovieLens and IMDb write them (RFC 4180). */
export function readRatingsFile(bytes: Uint8Array): RatingsFile | FileFault {
  const text = textOf(bytes);
  if (text === null) return "noText";
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MOST_CHARACTERS,
      to: MOST_ROWS + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // what a quotation mark swallows that is not closed may be as long
    return error.code === "CSV_MAX_RECORD_SIZE" ? "longLine" : "brokenQuote";
  }
  const [header = [], ...rows] = records;
  const places = placesOf(header);
  if (places === null) return "noColumns";
  if (rows.length > MOST_ROWS) return "tooMany";
  const person = places.get("person");
  if (person !== undefined && new Set(rows.map((row) => row[person])).size > 1) return "manyPeople";
  return sorted(rows, places);
}

/** The text of UTF-8 bytes; `null` for others, and for bytes that no text has. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

function sorted(rows: readonly string[][], places: ColumnPlaces): RatingsFile {
  const ratings: FileRating[] = [];
  const unreadable: number[] = [];
  let unrated = 0;
  rows.forEach((row, at) => {
    const cell = (meaning: ColumnMeaning): string => row[places.get(meaning) ?? -1]?.trim() ?? "";
    const line = at + 2;
    const stars = starsOf(cell);
    const clue = clueOf(cell);
    if (stars === undefined) unrated++;
    else if (stars === null || clue === null) unreadable.push(line);
    else ratings.push({ line, clue, stars, time: timeOf(cell) });
  });
  return { ratings, unrated, unreadable };
}

/** The text under a meaning, empty without such a column. */
type CellReader = (meaning: ColumnMeaning) => string;

/** `undefined` without a rating, `null` for one that is no half star. */
function starsOf(cell: CellReader): number | null | undefined {
  const [stars, tenths] = [cell("stars"), cell("tenths")];
  if (stars === "" && tenths === "") return undefined;
  const value = stars === "" ? Number(tenths) / 2 : Number(stars);
  return value >= 0.5 && value <= 5 && Number.isInteger(value * 2) ? value : null;
}

/** `null` where a row names no film. */
function clueOf(cell: CellReader): FilmClue | null {
  const imdb = /^(?:tt)?(\d{1,10})$/.exec(cell("imdbId"))?.[1];
  const title = undefused(cell("title")).slice(0, 500);
  const clue = {
    tmdbId: idOf(cell("tmdbId")),
    movieLensId: idOf(cell("movieLensId")),
    imdbId: imdb === undefined ? null : `tt${imdb.padStart(7, "0")}`,
    title: title === "" ? null : title,
    year: /^\d{4}$/.test(cell("year")) ? Number(cell("year")) : null,
  };
  const says = [clue.tmdbId, clue.movieLensId, clue.imdbId, clue.title];
  return says.some((one) => one !== null) ? clue : null;
}

function idOf(text: string): number | null {
  const number = Number(text);
  return /^\d{1,10}$/.test(text) && isId(number) ? number : null;
}

function timeOf(cell: CellReader): number {
  const seconds = cell("seconds");
  if (/^\d{1,11}$/.test(seconds)) return Number(seconds) * 1000;
  const time = Date.parse(cell("date"));
  return Number.isNaN(time) ? 0 : time;
}
