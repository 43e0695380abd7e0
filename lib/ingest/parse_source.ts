import { basename, resolve } from "node:path";
import type { RatingScale } from "../catalog/rating_cells.ts";
import { ReelmatchError } from "../errors.ts";
import { CATALOG_PEOPLE, OWN_PEOPLE, type PeopleNumbers } from "./people_numbers.ts";
import type { ColumnNames } from "./rating_form.ts";
import { parseTable } from "./parse_table.ts";
import { parseTmdbOptions, type TmdbOptions } from "./sources/tmdb/options.ts";

interface Source<Kind extends string> {
  readonly kind: Kind;
  /** By which reports call it: no folder of the machine is in it. */
  readonly name: string;
}

interface RatedSource<Kind extends string> extends Source<Kind> {
  readonly people: PeopleNumbers;
}

/** A release of MovieLens by its name, or a zip file or folder with its files. */
export interface MovieLensSource extends RatedSource<"movielens"> {
  readonly place: string;
}

/** Kaggle's *The Movies Dataset*: a dataset by its name, or a zip file or folder with its files. */
export interface KaggleSource extends RatedSource<"kaggle"> {
  readonly place: string;
}

/** The films of Kaggle's *The Movies Dataset* alone, also from `movies_metadata.csv` by itself. */
export interface KaggleFilmsSource extends Source<"kaggle"> {
  readonly place: string;
}

/** Somebody's own ratings, in a file with columns of any names. */
export interface TableSource extends RatedSource<"csv" | "parquet"> {
  readonly path: string;
  /** What the file calls its columns; `null` for times that it does not tell. */
  readonly columns: ColumnNames;
  /** Whose ids the films have. */
  readonly ids: "tmdb" | "movielens" | "imdb";
  /** `null` where ratings are in half stars. */
  readonly scale: RatingScale | null;
}

/** TMDB's API, which tells of films alone. */
export interface TmdbSource extends Source<"tmdb"> {
  readonly options: TmdbOptions;
}

/** Where data comes from. Sources of ratings have `people`. */
export type SourceSpec =
  | RatedSource<"demo">
  | MovieLensSource
  | KaggleSource
  | KaggleFilmsSource
  | TableSource
  | RatedSource<"feedback">
  | TmdbSource;

/** The ratings given through the site, which name people by their numbers in the catalogue. */
export const FEEDBACK: RatedSource<"feedback"> = {
  kind: "feedback",
  name: "feedback",
  people: CATALOG_PEOPLE,
};

/** The dataset that `kaggle` without a place means. */
export const KAGGLE_DATASET = "rounakbanik/the-movies-dataset";

const FORMS =
  "demo, movielens:NAME, kaggle, kaggle:PATH, tmdb, tmdb:?…, csv:PATH?…, parquet:PATH?… or feedback";

const refuse = (message: string): never => {
  throw new ReelmatchError("BAD_INPUT", message);
};

/**
 * Reads one source as it is named on a command line.
 * @param part `films` where films' facts alone are to be taken
 * @throws {ReelmatchError} `BAD_INPUT` for a form that is not known
 */
export function parseSource(text: string, part: "all" | "films"): SourceSpec {
  const [, kind = "", place] = /^([a-z]+)(?::(.*))?$/s.exec(text) ?? [];
  if (part === "films" && kind !== "kaggle" && kind !== "tmdb") {
    return refuse(
      `--films ${text} is no source of films' facts: expected kaggle, kaggle:PATH, tmdb or tmdb:?….`,
    );
  }
  if (place === "") return refuse(`"${text}" names no place: expected ${FORMS}.`);
  switch (kind) {
    case "kaggle":
      return kaggle(place ?? KAGGLE_DATASET, part);
    case "movielens":
      if (place === undefined) break;
      return { kind, name: `${kind}:${basename(resolve(place))}`, place, people: OWN_PEOPLE };
    case "tmdb":
      return { kind, name: text, options: parseTmdbOptions(place ?? "?") };
    case "csv":
    case "parquet":
      return parseTable(kind, place ?? "");
    case "demo":
      if (place !== undefined) break;
      return { kind, name: kind, people: OWN_PEOPLE };
    case "feedback":
      if (place !== undefined) break;
      return FEEDBACK;
  }
  return refuse(`"${text}" is no source: expected ${FORMS}.`);
}

/** A `movies_metadata.csv` by itself has no ratings. */
function kaggle(place: string, part: "all" | "films"): SourceSpec {
  const source = { kind: "kaggle", name: `kaggle:${basename(resolve(place))}`, place } as const;
  return part === "films" || place.endsWith(".csv") ? source : { ...source, people: OWN_PEOPLE };
}
