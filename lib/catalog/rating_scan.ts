import { type CellForms, cellSql, isText } from "./rating_cells.ts";
import type { RatingColumn } from "./rating_rules.ts";

/** A text file of ratings, one a line. */
export interface RatingLines {
  readonly kind: "lines";
  /** Between the fields, one to four characters. */
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** Whether the writer put fields in quotation marks. */
  readonly quoted: boolean;
  /** What each field of a line is, in order; `null` for one that is not read. */
  readonly fields: readonly (RatingColumn | null)[];
  readonly cells: CellForms;
}

/** A Parquet file of ratings, with its own name for each column. */
export interface RatingParquet {
  readonly kind: "parquet";
  readonly columns: Readonly<Record<RatingColumn, string>>;
  readonly cells: CellForms;
  /** Whether times are timestamps, and no numbers or texts. */
  readonly hasTimestamps: boolean;
}

/** How a ratings file is laid out. */
export type RatingLayout = RatingLines | RatingParquet;

/** A name as an SQL identifier, whatever it holds. */
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as an SQL literal, whatever it holds. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * A query of the columns `userId`, `movieId`, `rating` and `timestamp` of the file `$path`, all
 * DOUBLE: as INTEGER, DuckDB would round a person's number 1.5 to 2. What cannot be cast is NULL
 * or, where it is a text file, among the reader's rejects.
 * @param maxRejects how many rejects the reader of a text file keeps; it is silent about the others
 */
export const scanRatings = (layout: RatingLayout, maxRejects: number): string =>
  layout.kind === "lines" ? scanLines(layout, maxRejects) : scanParquet(layout);

/** Whether a file is laid out as MovieLens and Kaggle do it: four numbers, the rating the third. */
export const isUsual = (layout: RatingLayout): layout is RatingLines =>
  layout.kind === "lines" && layout.hasHeader && layout.delimiter === "," && !layout.quoted &&
  layout.fields.join() === COLUMNS.join() &&
  Object.values(layout.cells).every(({ kind }) => kind === "number");

/**
 * The same query for a file that {@link isUsual} and whose rows are plain, see `PlainRows`, so that
 * nothing is rounded: reading whole numbers as such takes a fourth less time.
 */
export const scanPlainRatings = (layout: RatingLines, maxRejects: number): string =>
  scanLines(layout, maxRejects, PLAIN_TYPES);

/**
 * Fields go by position, so no name of the file's header comes into the statement. Without
 * quotation marks in the header none is expected, since a stray one would swallow the rows after it.
 */
function scanLines(
  { delimiter, hasHeader, quoted, fields, cells }: RatingLines,
  maxRejects: number,
  types: ColumnTypes = columnTypes(cells),
): string {
  return `
SELECT ${COLUMNS.map((column) => `${cellSql(cells[column], column)} AS ${column}`).join(", ")}
FROM read_csv($path, ${dialect({ delimiter, hasHeader, quoted })}, columns = {${
    columnsSql(fields, types)
  }},
  force_not_null = [${fields.flatMap((field) => field === null ? [] : `'${field}'`).join(", ")}],
  store_rejects = true, rejects_limit = ${maxRejects})`;
}

const COLUMNS: readonly RatingColumn[] = ["userId", "movieId", "rating", "timestamp"];

function dialect(
  { delimiter, hasHeader, quoted }: Pick<RatingLines, "delimiter" | "hasHeader" | "quoted">,
): string {
  const quote = quoted ? '"' : "";
  return `auto_detect = false, header = ${hasHeader}, delim = ${literal(delimiter)},
  quote = '${quote}', escape = '${quote}', nullstr = ''`;
}

type ColumnTypes = Readonly<Record<RatingColumn, string>>;

const PLAIN_TYPES: ColumnTypes = {
  userId: "INTEGER",
  movieId: "INTEGER",
  rating: "DOUBLE",
  timestamp: "DOUBLE",
};

function columnTypes(cells: CellForms): ColumnTypes {
  const type = (column: RatingColumn): string => isText(cells[column]) ? "VARCHAR" : "DOUBLE";
  return {
    userId: type("userId"),
    movieId: type("movieId"),
    rating: type("rating"),
    timestamp: type("timestamp"),
  };
}

const columnsSql = (fields: RatingLines["fields"], types: ColumnTypes): string =>
  fields.map((field, index) =>
    field === null ? `unread_${index}: 'VARCHAR'` : `${field}: '${types[field]}'`
  ).join(", ");

function scanParquet({ columns, cells, hasTimestamps }: RatingParquet): string {
  const cell = (column: RatingColumn): string => {
    const name = `own_file.${identifier(columns[column])}`; // a table of ours may have such a column
    const form = cells[column];
    if (form.kind === "time" && hasTimestamps) return `floor(epoch(${name}))`;
    return cellSql(form, `try_cast(${name} AS ${isText(form) ? "VARCHAR" : "DOUBLE"})`);
  };
  return `
SELECT ${COLUMNS.map((column) => `${cell(column)} AS ${column}`).join(", ")},
  file_row_number + 1 AS row_number
FROM read_parquet($path, file_row_number = true) AS own_file`;
}

/** A query of the texts that stand for people in the file `$path`, as `name`. */
export function scanNames(layout: RatingLayout): string {
  if (layout.kind === "parquet") {
    return `SELECT ${identifier(layout.columns.userId)}::VARCHAR AS name FROM read_parquet($path)`;
  }
  const { fields } = layout;
  const types = fields.map((field, index) => `${field ?? `unread_${index}`}: 'VARCHAR'`).join(", ");
  return `SELECT userId AS name
FROM read_csv($path, ${dialect(layout)}, columns = {${types}}, ignore_errors = true)`;
}
