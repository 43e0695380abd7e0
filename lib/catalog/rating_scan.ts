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
  /** Unix seconds alone, or ISO dates too; without an offset they are UTC. */
  readonly time: "seconds" | "any";
}

/** A Parquet file of ratings, with its own name for each column and the form of its times. */
export interface RatingParquet {
  readonly kind: "parquet";
  readonly columns: Readonly<Record<RatingColumn, string>>;
  readonly time: "seconds" | "timestamp" | "any";
}

/** How a ratings file is laid out. */
export type RatingLayout = RatingLines | RatingParquet;

/** A name as an SQL identifier, whatever it holds. */
const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text as an SQL literal, whatever it holds. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A text that says how far from UTC its clock is. */
const OFFSET = String.raw`\d:\d\d.*(Z|z|[+-]\d\d(:?\d\d)?)$`;

/** Seconds since 1970 of a text that holds them or an ISO date. */
const anySeconds = (column: string): string =>
  `coalesce(try_cast(${column} AS DOUBLE),
  floor(CASE WHEN regexp_matches(${column}, '${OFFSET}')
    THEN epoch(try_cast(${column} AS TIMESTAMPTZ)) ELSE epoch(try_cast(${column} AS TIMESTAMP)) END))`;

/**
 * A query of the columns `userId`, `movieId`, `rating` and `timestamp` of the file `$path`, all
 * DOUBLE: as INTEGER, DuckDB would round a person's number 1.5 to 2. What cannot be cast is NULL
 * or, where it is a text file, among the reader's rejects.
 * @param maxRejects how many rejects the reader of a text file keeps; it is silent about the others
 */
export const scanRatings = (layout: RatingLayout, maxRejects: number): string =>
  layout.kind === "lines" ? scanLines(layout, maxRejects) : scanParquet(layout);

/**
 * Fields go by position, so no name of the file's header comes into the statement. Without
 * quotation marks in the header none is expected, since a stray one would swallow the rows after it.
 */
function scanLines(
  { delimiter, hasHeader, quoted, fields, time }: RatingLines,
  maxRejects: number,
): string {
  const columns = fields.map((field, index) => {
    if (field === null) return `unread_${index}: 'VARCHAR'`;
    return `${field}: '${field === "timestamp" && time === "any" ? "VARCHAR" : "DOUBLE"}'`;
  });
  const read = fields.filter((field) => field !== null);
  const quote = quoted ? '"' : "";
  const timestamp = time === "any" ? `${anySeconds("timestamp")} AS timestamp` : "timestamp";
  return `
SELECT userId, movieId, rating, ${timestamp}
FROM read_csv($path, auto_detect = false, header = ${hasHeader}, delim = ${literal(delimiter)},
  quote = '${quote}', escape = '${quote}', nullstr = '', columns = {${columns.join(", ")}},
  force_not_null = [${read.map((name) => `'${name}'`).join(", ")}],
  store_rejects = true, rejects_limit = ${maxRejects})`;
}

function scanParquet({ columns, time }: RatingParquet): string {
  const cell = (column: RatingColumn): string =>
    `try_cast(${identifier(columns[column])} AS DOUBLE) AS ${column}`;
  const at = identifier(columns.timestamp);
  const seconds = {
    seconds: `try_cast(${at} AS DOUBLE)`,
    timestamp: `floor(epoch(${at}))`,
    any: anySeconds(at),
  }[time];
  return `
SELECT ${cell("userId")}, ${cell("movieId")}, ${cell("rating")}, ${seconds} AS timestamp,
  file_row_number + 1 AS row_number
FROM read_parquet($path, file_row_number = true)`;
}
