import type { RatingColumn } from "../catalog/rating_rules.ts";
import type { ParquetColumn } from "../catalog/parquet.ts";
import type { RatingLayout } from "../catalog/rating_scan.ts";
import { ReelmatchError } from "../errors.ts";
import { splitLine } from "./csv_records.ts";
import type { InputFile } from "./input_file.ts";

/** How a file tells ratings, and what it calls their columns. */
export interface RatingForm {
  readonly layout: RatingLayout;
  readonly names: Readonly<Record<RatingColumn, string>>;
}

type Names = RatingForm["names"];

const FIELDS = ["userId", "movieId", "rating", "timestamp"] as const;
const PLAIN_NAMES: Names = {
  userId: "userId",
  movieId: "movieId",
  rating: "rating",
  timestamp: "timestamp",
};

/**
 * The form of MovieLens's `ratings.csv`.
 * @throws {ReelmatchError} `BAD_INPUT` for another header
 */
export function csvForm({ path, header }: InputFile): RatingForm {
  const expected = FIELDS.join(",");
  if (header.replaceAll('"', "").trim() !== expected) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line 1: the header is "${header.slice(0, 80)}", expected "${expected}".`,
    );
  }
  return lines({ delimiter: ",", hasHeader: true, quoted: header.includes('"') });
}

const lines = (
  form: { readonly delimiter: string; readonly hasHeader: boolean; readonly quoted: boolean },
): RatingForm => ({
  layout: { kind: "lines", fields: FIELDS, time: "seconds", ...form },
  names: PLAIN_NAMES,
});

/** The form of `ml-1m`'s `ratings.dat`. */
export const RATINGS_DAT: RatingForm = lines({ delimiter: "::", hasHeader: false, quoted: false });
/** The form of `ml-100k`'s `u.data`. */
export const U_DATA: RatingForm = lines({ delimiter: "\t", hasHeader: false, quoted: false });

const DELIMITERS = [",", ";", "\t", "|"] as const;

/**
 * The form of a text file with these columns; what stands between fields is found in its header.
 * @throws {ReelmatchError} `BAD_INPUT` naming the columns that are missing or there twice
 */
export function namedForm(file: InputFile, names: Names): RatingForm {
  const headers = DELIMITERS.map((delimiter) => ({
    delimiter,
    found: splitLine(file.header, delimiter).map((name) => name.trim()),
  }));
  const wanted = Object.values(names);
  const best = headers.find(({ found }) => wanted.every((name) => found.includes(name))) ??
    headers.toSorted((a, b) => b.found.length - a.found.length)[0];
  requireColumns(`${file.path}, line 1`, best.found, wanted);
  const fields = best.found.map((name) => FIELDS.find((field) => names[field] === name) ?? null);
  return {
    layout: {
      kind: "lines",
      delimiter: best.delimiter,
      hasHeader: true,
      quoted: true,
      fields,
      time: "any",
    },
    names,
  };
}

/**
 * The form of a Parquet file with these columns.
 * @throws {ReelmatchError} `BAD_INPUT` naming the columns that are missing or no numbers and times
 */
export function parquetForm(
  { path }: InputFile,
  columns: readonly ParquetColumn[],
  names: Names,
): RatingForm {
  requireColumns(path, columns.map(({ name }) => name), Object.values(names));
  const holds = (field: RatingColumn): ParquetColumn["holds"] =>
    columns.find(({ name }) => name === names[field])?.holds ?? "other";
  const wrong = FIELDS.find((field) =>
    holds(field) === "other" || (holds(field) === "times" && field !== "timestamp")
  );
  if (wrong !== undefined) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}: the column ${names[wrong]} does not hold what a ${wrong} is, expected numbers.`,
    );
  }
  const time = { numbers: "seconds", times: "timestamp", texts: "any", other: "any" } as const;
  return {
    layout: { kind: "parquet", columns: names, time: time[holds("timestamp")] },
    names,
  };
}

function requireColumns(where: string, found: readonly string[], wanted: readonly string[]): void {
  const shown = found.slice(0, 20).join(", ").slice(0, 200);
  const missing = wanted.filter((name) => !found.includes(name));
  if (missing.length > 0) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${where}: there is no column ${missing.join(", ")} among ${shown}.`,
    );
  }
  const twice = wanted.filter((name) => found.indexOf(name) !== found.lastIndexOf(name));
  if (twice.length === 0) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `${where}: there is more than one column ${twice.join(", ")}: give each its own name.`,
  );
}
