import { type CellForm, type CellForms, PLAIN_CELLS } from "../catalog/rating_cells.ts";
import type { RatingColumn } from "../catalog/rating_rules.ts";
import type { ParquetColumn } from "../catalog/parquet.ts";
import type { RatingLayout, RatingLines } from "../catalog/rating_scan.ts";
import { ReelmatchError } from "../errors.ts";
import { splitLine } from "./csv/csv_records.ts";
import type { InputFile } from "./input_file.ts";

/** How a file tells ratings, and what it calls their columns. */
export interface RatingForm {
  readonly layout: RatingLayout;
  readonly names: Names;
}

type Names = Readonly<Record<RatingColumn, string>>;

/** What a file calls its columns; `null` for times that it does not tell. */
export interface ColumnNames extends Omit<Names, "timestamp"> {
  readonly timestamp: string | null;
}

/** The columns of a file of somebody's own, and how it tells them. */
export interface NamedColumns {
  readonly columns: ColumnNames;
  readonly cells: CellForms;
}

const FIELDS = ["userId", "movieId", "rating", "timestamp"] as const;
const PLAIN_NAMES: Names = {
  userId: "userId",
  movieId: "movieId",
  rating: "rating",
  timestamp: "timestamp",
};

/**
 * The form of MovieLens's `ratings.csv`, its columns in any order and others among them.
 * @throws {ReelmatchError} `BAD_INPUT` for a header that lacks one of them or has it twice
 */
export function csvForm({ path, header }: InputFile): RatingForm {
  const found = splitLine(header).map((name) => name.trim());
  if (FIELDS.some((field) => found.filter((name) => name === field).length !== 1)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line 1: the header is "${header.slice(0, 80)}", expected "${
        FIELDS.join(",")
      }"; a file with columns of other names is read by csv:PATH?….`,
    );
  }
  const hasOthers = found.length > FIELDS.length; // which may hold quotation marks
  return lines({
    delimiter: ",",
    hasHeader: true,
    quoted: hasOthers || header.includes('"'),
    fields: found.map((name) => FIELDS.find((field) => field === name) ?? null),
  });
}

const lines = (
  form: Pick<RatingLines, "delimiter" | "hasHeader" | "quoted"> & Partial<RatingLines>,
): RatingForm => ({
  layout: { fields: FIELDS, cells: PLAIN_CELLS, ...form, kind: "lines" },
  names: PLAIN_NAMES,
});

/** The form of `ml-1m`'s `ratings.dat`. */
export const RATINGS_DAT: RatingForm = lines({ delimiter: "::", hasHeader: false, quoted: false });
/** The form of `ml-100k`'s `u.data`. */
export const U_DATA: RatingForm = lines({ delimiter: "\t", hasHeader: false, quoted: false });

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The columns that a file has. */
const present = (columns: ColumnNames): RatingColumn[] =>
  FIELDS.filter((field) => columns[field] !== null);

const namesOf = (columns: ColumnNames): Names => ({
  ...columns,
  timestamp: columns.timestamp ?? PLAIN_NAMES.timestamp,
});

/**
 * The form of a text file with these columns; what stands between fields is found in its header.
 * @throws {ReelmatchError} `BAD_INPUT` naming the columns that are missing or there twice
 */
export function namedForm(file: InputFile, { columns, cells }: NamedColumns): RatingForm {
  const headers = DELIMITERS.map((delimiter) => ({
    delimiter,
    found: splitLine(file.header, delimiter).map((name) => name.trim()),
  }));
  const names = namesOf(columns);
  const fieldsThere = present(columns);
  const wanted = fieldsThere.map((field) => names[field]);
  const best = headers.find(({ found }) => wanted.every((name) => found.includes(name))) ??
    headers.toSorted((a, b) => b.found.length - a.found.length)[0];
  requireColumns(`${file.path}, line 1`, best.found, wanted);
  const fields = best.found.map((name) =>
    fieldsThere.find((field) => names[field] === name) ?? null
  );
  return {
    layout: {
      kind: "lines",
      delimiter: best.delimiter,
      hasHeader: true,
      quoted: true,
      fields,
      cells,
    },
    names,
  };
}

/** What a column of a Parquet file may hold to be read in a form. */
const HOLDINGS: Readonly<Record<CellForm["kind"], readonly ParquetColumn["holds"][]>> = {
  number: ["numbers", "texts"],
  scaled: ["numbers", "texts"],
  time: ["numbers", "texts", "times"],
  imdb: ["numbers", "texts"],
  name: ["numbers", "texts"],
  none: ["other"],
};

/**
 * The form of a Parquet file with these columns.
 * @throws {ReelmatchError} `BAD_INPUT` naming the columns that are missing or hold something else
 */
export function parquetForm(
  { path }: InputFile,
  found: readonly ParquetColumn[],
  { columns, cells }: NamedColumns,
): RatingForm {
  const names = namesOf(columns);
  const fields = present(columns);
  requireColumns(path, found.map(({ name }) => name), fields.map((field) => names[field]));
  const holds = (field: RatingColumn): ParquetColumn["holds"] =>
    found.find(({ name }) => name === names[field])?.holds ?? "other";
  const wrong = fields.find((field) => !HOLDINGS[cells[field].kind].includes(holds(field)));
  if (wrong !== undefined) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}: the column ${names[wrong]} does not hold what a ${wrong} is, expected ${
        HOLDINGS[cells[wrong].kind].join(" or ")
      }.`,
    );
  }
  const hasTimestamps = columns.timestamp !== null && holds("timestamp") === "times";
  return { layout: { kind: "parquet", columns: names, cells, hasTimestamps }, names };
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
