import { ReelmatchError } from "../errors.ts";
import type { Catalog } from "./connection.ts";
import { execute, queryRow, queryRows } from "./query.ts";
import { MAX_REJECTS, type RatingsFile } from "./rating_file.ts";
import type { RatingRule } from "./rating_rules.ts";
import { number, text } from "./row.ts";

/**
 * Why a row is refused: the column whose rule it breaks, or what is wrong with its line. An open
 * quotation mark makes DuckDB take what follows for part of the field.
 */
export type RejectCause =
  | RatingRule["column"]
  | "fewer fields"
  | "more fields"
  | "long line"
  | "open quote"
  | "no csv";

/** Rows of one file that a rule or the CSV format refused. */
export interface RatingRejects {
  readonly cause: RejectCause;
  readonly rows: number;
}

/** A refused row. */
export interface RejectedLine {
  readonly line: number;
  readonly cause: RejectCause;
}

/** One row for each refused line, with the problem of its structure or else its first column. */
const REFUSED = `
CREATE OR REPLACE TEMP TABLE refused AS
SELECT line::INTEGER AS line, arg_min(cause, priority) AS cause FROM (
  SELECT line, CASE error_type
      WHEN 'CAST' THEN column_name
      WHEN 'MISSING COLUMNS' THEN 'fewer fields'
      WHEN 'TOO MANY COLUMNS' THEN 'more fields'
      WHEN 'LINE SIZE OVER MAXIMUM' THEN 'long line'
      WHEN 'UNQUOTED VALUE' THEN 'open quote'
      ELSE 'no csv' END AS cause,
    CASE error_type WHEN 'CAST' THEN column_idx ELSE 0 END AS priority
  FROM reject_errors
) GROUP BY line`;

/** What DuckDB's reader refused of a file. */
export interface Refused {
  readonly rejects: readonly RatingRejects[];
  /** The first of them. */
  readonly examples: readonly RejectedLine[];
}

/**
 * What the reader of a text refused since it was last asked; of a Parquet file it refuses nothing.
 * @param examples how many rows to name
 * @throws {ReelmatchError} `BAD_INPUT` where they are too many to be counted
 */
export async function takeRefused(
  catalog: Catalog,
  ratings: RatingsFile,
  examples: number,
): Promise<Refused> {
  if (ratings.layout.kind !== "lines") return { rejects: [], examples: [] };
  await requireAllRejects(catalog, ratings);
  await execute(catalog, REFUSED);
  const refused = {
    rejects: await countCauses(catalog, "SELECT cause FROM refused", {}),
    examples: await findExamples(catalog, "SELECT line, cause FROM refused", { examples }),
  };
  await dropRejects(catalog);
  return refused;
}

/** Whether the reader of a text refused a number of a person or a film since it was last asked. */
export async function hasRefusedIds(catalog: Catalog): Promise<boolean> {
  const sql = `
SELECT count(*) > 0 AS found FROM reject_errors
WHERE error_type = 'CAST' AND column_name IN ('userId', 'movieId')`;
  return await queryRow(catalog, sql, {}, (row) => row.found === true) ?? false;
}

/** Refuses a text of whose rejects the reader dropped some: its rows could not be accounted for. */
async function requireAllRejects(
  catalog: Catalog,
  { path, maxRejects = MAX_REJECTS }: RatingsFile,
): Promise<void> {
  const sql = "SELECT count(*)::INTEGER AS rejects FROM reject_errors";
  const rejects = await queryRow(catalog, sql, {}, (row) => number(row, "rejects")) ?? 0;
  if (rejects < maxRejects) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `${path} has ${maxRejects.toLocaleString("en")} or more values that cannot be read: expected ` +
      "numbers in its columns of people, films, ratings and times; mend the file.",
  );
}

/** Removes the tables that hold what a reader of text refused. */
export async function dropRejects(catalog: Catalog): Promise<void> {
  for (const table of ["refused", "reject_errors", "reject_scans"]) {
    await execute(catalog, `DROP TABLE IF EXISTS ${table}`);
  }
}

/** The first refused rows that a query of `line` and `cause` gives, by line. */
export const findExamples = (
  catalog: Catalog,
  rows: string,
  parameters: Record<string, string | number>,
): Promise<RejectedLine[]> =>
  queryRows(
    catalog,
    `SELECT line::INTEGER AS line, cause FROM (${rows}) ORDER BY line LIMIT $examples`,
    parameters,
    (row) => ({ line: number(row, "line"), cause: readCause(text(row, "cause")) }),
  );

/** How many rows each cause cost, of a query of `cause`. */
export const countCauses = (
  catalog: Catalog,
  causes: string,
  parameters: Record<string, string | number>,
): Promise<RatingRejects[]> =>
  queryRows(
    catalog,
    `SELECT cause, count(*)::INTEGER AS rows FROM (${causes}) GROUP BY cause`,
    parameters,
    (row) => ({ cause: readCause(text(row, "cause")), rows: number(row, "rows") }),
  );

function readCause(cause: string): RejectCause {
  switch (cause) {
    case "userId":
    case "movieId":
    case "rating":
    case "timestamp":
    case "fewer fields":
    case "more fields":
    case "long line":
    case "open quote":
      return cause;
    default:
      return "no csv";
  }
}

/** How many rows there are of all causes. */
export const totalRows = (counts: readonly RatingRejects[]): number =>
  counts.reduce((sum, { rows }) => sum + rows, 0);

/** Adds up the counts of equal causes; most rows first, then by cause. */
export function mergeRejects(counts: readonly RatingRejects[]): RatingRejects[] {
  const byCause = new Map<RejectCause, number>();
  for (const { cause, rows } of counts) byCause.set(cause, (byCause.get(cause) ?? 0) + rows);
  return [...byCause]
    .map(([cause, rows]) => ({ cause, rows }))
    .sort((a, b) => b.rows - a.rows || (a.cause < b.cause ? -1 : 1));
}
