import type { Catalog } from "./connection.ts";
import { ITEM_OFFSET, type ItemNumbering, MAX_ITEM } from "./item_ids.ts";
import { execute, queryRow, queryRows } from "./query.ts";
import { RATING_RULES, type RatingRule, ratingRules } from "./rating_rules.ts";
import { type RatingLayout, scanRatings } from "./rating_scan.ts";
import { number, text } from "./row.ts";
import type { FromFile } from "./staging.ts";

/** A ratings file that has been looked at: its columns are there and, as text, it holds no NUL byte. */
export interface RatingsFile {
  readonly path: string;
  readonly layout: RatingLayout;
  readonly numbering: ItemNumbering;
  /** Added to each person's number, so that people of two sources stay apart. */
  readonly userOffset: number;
  /** The largest number of a person in the file. */
  readonly maxUserId: number;
}

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

/** What became of the rows of a ratings file. */
export interface StagedRatings {
  readonly rowsRead: number;
  readonly rejects: readonly RatingRejects[];
  /** The first rows whose place is known: in text those that the reader itself refused. */
  readonly examples: readonly RejectedLine[];
  /** Whether rows of a text were read but broke a rule; their lines are not known here. */
  readonly hasBrokenRules: boolean;
}

/** One row for each ratings file. */
const RATING_FILES = `
CREATE TEMP TABLE rating_files (file UTINYINT, source VARCHAR, ids VARCHAR)`;

/**
 * `file` is the number of the file that a row is from. A value that breaks its rule is NULL
 * here: that keeps the file to one scan, and the row out of the catalogue.
 */
const STAGED_RATINGS = `
CREATE TEMP TABLE staged_ratings (
  file UTINYINT,
  ${RATING_RULES.map(({ target, type }) => `${target} ${type}`).join(", ")}
)`;

const USABLE_RATINGS = `
CREATE TEMP VIEW usable_ratings AS SELECT * FROM staged_ratings
WHERE ${RATING_RULES.map(({ target }) => `${target} IS NOT NULL`).join(" AND ")}`;

/** Creates the temporary table of {@link stageRatings}, and its view of the rows that keep the rules. */
export async function createRatingStaging(catalog: Catalog): Promise<void> {
  await execute(catalog, RATING_FILES);
  await execute(catalog, STAGED_RATINGS);
  await execute(catalog, USABLE_RATINGS);
}

/** What a ratings file's columns must hold. */
export const rulesOf = ({ numbering, maxUserId }: RatingsFile): readonly RatingRule[] =>
  ratingRules({ maxUserId, maxMovieId: MAX_ITEM[numbering] });

function insertRatings(file: RatingsFile): string {
  const value = (column: string): string => {
    if (column === "userId") return `userId + ${file.userOffset}`;
    return column === "movieId" ? `movieId + ${ITEM_OFFSET[file.numbering]}` : column;
  };
  const cells = rulesOf(file).map(({ column, type, condition }) =>
    `CASE WHEN ${condition} THEN (${value(column)})::${type} END`
  );
  return `
INSERT INTO staged_ratings SELECT $file::UTINYINT, ${cells.join(", ")}
FROM (${scanRatings(file.layout)})`;
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

const BROKEN = `
SELECT CASE ${
  RATING_RULES.map(({ target, column }) => `WHEN ${target} IS NULL THEN '${column}'`).join("\n")
} END AS cause
FROM staged_ratings WHERE file = $file
  AND (${RATING_RULES.map(({ target }) => `${target} IS NULL`).join(" OR ")})`;

/**
 * Reads one ratings file into `staged_ratings`.
 * @param examples how many refused rows to name
 */
export async function stageRatings(
  catalog: Catalog,
  ratings: RatingsFile,
  { file, source }: FromFile,
  examples: number,
): Promise<StagedRatings> {
  const { path, layout, numbering } = ratings;
  await execute(catalog, "INSERT INTO rating_files VALUES ($file, $source, $ids)", {
    file,
    source,
    ids: numbering === "tmdb" ? "tmdb" : "movielens",
  });
  await execute(catalog, "SET preserve_insertion_order = false");
  await execute(catalog, insertRatings(ratings), { path, file });
  await execute(catalog, "SET preserve_insertion_order = true");
  const isText = layout.kind === "lines";
  if (isText) await execute(catalog, REFUSED);
  const refused = isText ? await countCauses(catalog, "SELECT cause FROM refused", {}) : [];
  const broken = await countCauses(catalog, BROKEN, { file });
  const staged = await queryRow(
    catalog,
    "SELECT count(*)::INTEGER AS rows FROM staged_ratings WHERE file = $file",
    { file },
    (row) => number(row, "rows"),
  );
  const first = isText
    ? await findExamples(catalog, "SELECT line, cause FROM refused", { examples })
    : broken.length > 0
    ? await findExamples(catalog, brokenRows(ratings), { path, examples })
    : [];
  if (isText) {
    for (const table of ["refused", "reject_errors", "reject_scans"]) {
      await execute(catalog, `DROP TABLE ${table}`);
    }
  }
  return {
    rowsRead: (staged ?? 0) + total(refused),
    rejects: merge([...refused, ...broken]),
    examples: first,
    hasBrokenRules: isText && broken.length > 0,
  };
}

/** The rows of a Parquet file that break a rule, by their number from 1. */
function brokenRows(file: RatingsFile): string {
  const causes = rulesOf(file).map(({ column, condition }) =>
    `WHEN (${condition}) IS NOT TRUE THEN '${column}'`
  );
  return `
SELECT row_number AS line, CASE ${causes.join("\n")} END AS cause
FROM (${scanRatings(file.layout)}) WHERE cause IS NOT NULL`;
}

const findExamples = (
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

const countCauses = (
  catalog: Catalog,
  causes: string,
  parameters: Record<string, number>,
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

const total = (counts: readonly RatingRejects[]): number =>
  counts.reduce((sum, { rows }) => sum + rows, 0);

/** Adds up the counts of equal causes; most rows first, then by cause. */
function merge(counts: readonly RatingRejects[]): RatingRejects[] {
  const byCause = new Map<RejectCause, number>();
  for (const { cause, rows } of counts) byCause.set(cause, (byCause.get(cause) ?? 0) + rows);
  return [...byCause]
    .map(([cause, rows]) => ({ cause, rows }))
    .sort((a, b) => b.rows - a.rows || (a.cause < b.cause ? -1 : 1));
}
