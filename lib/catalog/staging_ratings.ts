import { ReelmatchError } from "../errors.ts";
import type { Catalog } from "./connection.ts";
import { ITEM_OFFSET, type ItemNumbering, MAX_ITEM } from "./item_ids.ts";
import { execute, executeWatched, queryRow, queryRows } from "./query.ts";
import { MAX_SECONDS, type RatingRule, ratingRules } from "./rating_rules.ts";
import { type RatingLayout, scanRatings } from "./rating_scan.ts";
import { number, text } from "./row.ts";
import { RATING_MAX, RATING_MIN, RATING_STEP } from "./schema.ts";
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
  /** A text with so many values that cannot be read is refused; {@link MAX_REJECTS} if left out. */
  readonly maxRejects?: number;
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

/** Keeping a million rejects takes a quarter of a minute and a gigabyte; no ratings file has more. */
const MAX_REJECTS = 1_000_000;

/** One row for each ratings file. */
const RATING_FILES = `
CREATE TEMP TABLE rating_files (file UTINYINT, source VARCHAR, ids VARCHAR)`;

/** `file` is the number of the file that a row is from, `is_odd` whether a number is not whole. */
const STAGED_RATINGS = `
CREATE TEMP TABLE staged_ratings (
  file UTINYINT, user_id INTEGER, item_id INTEGER, halves UTINYINT, seconds BIGINT, is_odd BOOLEAN
)`;

/** Creates the temporary tables of {@link stageRatings}. */
export async function createRatingStaging(catalog: Catalog): Promise<void> {
  await execute(catalog, RATING_FILES);
  await execute(catalog, STAGED_RATINGS);
}

/** What a ratings file's columns must hold. */
export const rulesOf = ({ numbering, maxUserId }: RatingsFile): readonly RatingRule[] =>
  ratingRules({ maxUserId, maxMovieId: MAX_ITEM[numbering] });

/** How each column of the file is staged, and the least and largest that may be there. */
function cellsOf(file: RatingsFile) {
  const items = ITEM_OFFSET[file.numbering];
  return {
    user_id: {
      value: `TRY_CAST(userId + ${file.userOffset} AS INTEGER)`,
      min: 1 + file.userOffset,
      max: file.maxUserId + file.userOffset,
    },
    item_id: {
      value: `TRY_CAST(movieId + ${items} AS INTEGER)`,
      min: 1 + items,
      max: MAX_ITEM[file.numbering] + items,
    },
    halves: {
      value: `TRY_CAST(rating / ${RATING_STEP} AS UTINYINT)`,
      min: RATING_MIN / RATING_STEP,
      max: RATING_MAX / RATING_STEP,
    },
    seconds: { value: "TRY_CAST(timestamp AS BIGINT)", min: 0, max: MAX_SECONDS },
  };
}

const isOdd = ["userId", "movieId", `rating / ${RATING_STEP}`, "timestamp"]
  .map((value) => `${value} <> floor(${value})`).join(" OR ");

/**
 * Casts round and none is checked here: conditions on each value take half as long again as reading
 * the file does, and most files have nothing to refuse.
 */
const insertRatings = (file: RatingsFile): string => `
INSERT INTO staged_ratings
SELECT $file::UTINYINT, ${
  Object.values(cellsOf(file)).map(({ value }) => value).join(", ")
}, ${isOdd}
FROM (${scanRatings(file.layout, file.maxRejects ?? MAX_REJECTS)})`;

/** How many staged rows of a file there are, and how many of them keep every rule. */
const countUsable = (file: RatingsFile): string => `
SELECT count(*)::INTEGER AS rows, (count(*) FILTER (${usable(file)}))::INTEGER AS usable
FROM staged_ratings WHERE file = $file`;

const usable = (file: RatingsFile): string =>
  [
    ...Object.entries(cellsOf(file)).map(([cell, { min, max }]) =>
      `${cell} BETWEEN ${min} AND ${max}`
    ),
    "NOT is_odd",
  ].join(" AND ");

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

/**
 * Reads one ratings file into `staged_ratings`.
 * @param examples how many refused rows to name
 * @param watch told now and then which share of the file is read, 0…1
 * @throws {ReelmatchError} `BAD_INPUT` for a text whose rejects are too many to be counted
 */
export async function stageRatings(
  catalog: Catalog,
  ratings: RatingsFile,
  { file, source }: FromFile,
  examples: number,
  watch: (share: number) => void = () => {},
): Promise<StagedRatings> {
  const { path, layout, numbering } = ratings;
  await execute(catalog, "INSERT INTO rating_files VALUES ($file, $source, $ids)", {
    file,
    source,
    ids: numbering === "ml-100k" ? "movielens" : numbering,
  });
  await executeWatched(catalog, insertRatings(ratings), { path, file }, watch);
  const isText = layout.kind === "lines";
  if (isText) {
    await requireAllRejects(catalog, ratings);
    await execute(catalog, REFUSED);
  }
  const refused = isText ? await countCauses(catalog, "SELECT cause FROM refused", {}) : [];
  const lines = isText
    ? await findExamples(catalog, "SELECT line, cause FROM refused", { examples })
    : [];
  if (isText) await dropRejects(catalog);
  const staged = await queryRow(catalog, countUsable(ratings), { file }, (row) => ({
    rows: number(row, "rows"),
    usable: number(row, "usable"),
  }));
  const { rows, usable: usableRows } = staged ?? { rows: 0, usable: 0 };
  const hasBroken = usableRows < rows;
  const broken = hasBroken ? await removeBroken(catalog, ratings, file) : [];
  const first = isText || !hasBroken
    ? lines
    : await findExamples(catalog, brokenRows(ratings), { path, examples });
  return {
    rowsRead: rows + total(refused),
    rejects: merge([...refused, ...broken]),
    examples: first,
    hasBrokenRules: isText && hasBroken,
  };
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

/** Removes staged rows that break a rule, and reads the file again to tell which. */
async function removeBroken(
  catalog: Catalog,
  ratings: RatingsFile,
  file: number,
): Promise<RatingRejects[]> {
  const broken = `DELETE FROM staged_ratings WHERE file = $file AND (${
    usable(ratings)
  }) IS NOT TRUE`;
  await execute(catalog, broken, { file });
  const causes = `SELECT cause FROM (${brokenRows(ratings)})`;
  const counts = await countCauses(catalog, causes, { path: ratings.path });
  if (ratings.layout.kind === "lines") await dropRejects(catalog);
  return counts;
}

/** Removes the tables that hold what a reader of text refused. */
async function dropRejects(catalog: Catalog): Promise<void> {
  for (const table of ["refused", "reject_errors", "reject_scans"]) {
    await execute(catalog, `DROP TABLE IF EXISTS ${table}`);
  }
}

/** The rows of a file that break a rule, those of a Parquet file by their number from 1. */
function brokenRows(file: RatingsFile): string {
  const causes = rulesOf(file).map(({ column, condition }) =>
    `WHEN (${condition}) IS NOT TRUE THEN '${column}'`
  );
  return `
SELECT ${file.layout.kind === "parquet" ? "row_number AS line, " : ""}
  CASE ${causes.join("\n")} END AS cause
FROM (${scanRatings(file.layout, file.maxRejects ?? MAX_REJECTS)}) WHERE cause IS NOT NULL`;
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
