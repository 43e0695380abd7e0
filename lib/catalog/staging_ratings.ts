import type { Catalog } from "./connection.ts";
import { execute, queryRow, queryRows } from "./query.ts";
import { fieldCountProblem, RATING_RULES } from "./rating_rules.ts";
import { number, text } from "./row.ts";
import type { FromFile } from "./staging.ts";

/** A ratings file that has been looked at: its header is right and it holds no NUL byte. */
export interface RatingsFile {
  readonly path: string;
  /** Whether the writer put fields in quotation marks. */
  readonly quoted: boolean;
  /** Whose numbers its films have: MovieLens's, which links lead to TMDB's, or TMDB's own. */
  readonly ids: "movielens" | "tmdb";
}

/** Rows of one file that a rule or the CSV format refused. */
export interface RatingRejects {
  readonly reason: string;
  readonly rows: number;
}

/** A refused row. */
export interface RejectedLine {
  readonly line: number;
  readonly reason: string;
}

/** What became of the rows of a ratings file. */
export interface StagedRatings {
  readonly rowsRead: number;
  readonly rejects: readonly RatingRejects[];
  /** The first rows that the CSV reader itself refused. */
  readonly unreadable: readonly RejectedLine[];
  /** Whether rows were read but broke a rule; their lines are not known here. */
  readonly hasBrokenRules: boolean;
}

/** So many refused rows are kept at most: a file with more is no ratings file. */
const REJECTS_LIMIT = 1_000_000;

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

const cells = RATING_RULES.map(({ column, type, condition }) =>
  `CASE WHEN ${condition} THEN ${column}::${type} END`
);
const names = RATING_RULES.map(({ column }) => `'${column}'`);

/**
 * Every column is read as DOUBLE: as INTEGER, DuckDB would round a person's number 1.5 to 2.
 * Without quotation marks in the header none is expected, since a stray one would swallow the
 * rows that follow it.
 */
const readRatings = (quoted: boolean): string => `
INSERT INTO staged_ratings
SELECT $file::UTINYINT, ${cells.join(", ")}
FROM read_csv($path, auto_detect = false, header = true, delim = ',', nullstr = '',
  quote = '${quoted ? '"' : ""}', escape = '${quoted ? '"' : ""}',
  columns = {${names.map((name) => `${name}: 'DOUBLE'`).join(", ")}},
  force_not_null = [${names.join(", ")}],
  store_rejects = true, rejects_limit = ${REJECTS_LIMIT})`;

/** Why a row is refused whose field is not closed; DuckDB takes what follows for part of it. */
export const OPEN_QUOTE = "a quotation mark is not closed";

/** One row for each refused line, with the problem of its structure or else its first column. */
const REFUSED = `
CREATE OR REPLACE TEMP TABLE refused AS
SELECT line::INTEGER AS line, arg_min(reason, priority) AS reason FROM (
  SELECT line, CASE error_type
      WHEN 'CAST' THEN CASE column_name
        ${RATING_RULES.map((rule) => `WHEN '${rule.column}' THEN '${rule.reason}'`).join("\n")} END
      WHEN 'MISSING COLUMNS' THEN '${fieldCountProblem(RATING_RULES.length - 1)}'
      WHEN 'TOO MANY COLUMNS' THEN '${fieldCountProblem(RATING_RULES.length + 1)}'
      WHEN 'LINE SIZE OVER MAXIMUM' THEN 'the line is too long'
      WHEN 'UNQUOTED VALUE' THEN '${OPEN_QUOTE}'
      ELSE 'the line cannot be read as CSV' END AS reason,
    CASE error_type WHEN 'CAST' THEN column_idx ELSE 0 END AS priority
  FROM reject_errors
) GROUP BY line`;

const BROKEN = `
SELECT CASE ${
  RATING_RULES.map(({ target, reason }) => `WHEN ${target} IS NULL THEN '${reason}'`).join("\n")
} END AS reason
FROM staged_ratings WHERE file = $file
  AND (${RATING_RULES.map(({ target }) => `${target} IS NULL`).join(" OR ")})`;

/**
 * Reads one ratings file into `staged_ratings`.
 * @param examples how many refused lines to name
 */
export async function stageRatings(
  catalog: Catalog,
  { path, quoted, ids }: RatingsFile,
  { file, source }: FromFile,
  examples: number,
): Promise<StagedRatings> {
  await execute(catalog, "INSERT INTO rating_files VALUES ($file, $source, $ids)", {
    file,
    source,
    ids,
  });
  await execute(catalog, "SET preserve_insertion_order = false");
  await execute(catalog, readRatings(quoted), { path, file });
  await execute(catalog, "SET preserve_insertion_order = true");
  await execute(catalog, REFUSED);
  const broken = await countReasons(catalog, BROKEN, { file });
  const refused = await countReasons(catalog, "SELECT reason FROM refused", {});
  const staged = await queryRow(
    catalog,
    "SELECT count(*)::INTEGER AS rows FROM staged_ratings WHERE file = $file",
    { file },
    (row) => number(row, "rows"),
  );
  const unreadable = await queryRows(
    catalog,
    "SELECT line, reason FROM refused ORDER BY line LIMIT $examples",
    { examples },
    (row) => ({ line: number(row, "line"), reason: text(row, "reason") }),
  );
  await execute(catalog, "DROP TABLE refused");
  await execute(catalog, "DROP TABLE reject_errors");
  await execute(catalog, "DROP TABLE reject_scans");
  return {
    rowsRead: (staged ?? 0) + total(refused),
    rejects: merge([...refused, ...broken]),
    unreadable,
    hasBrokenRules: broken.length > 0,
  };
}

const countReasons = (
  catalog: Catalog,
  reasons: string,
  parameters: Record<string, number>,
): Promise<RatingRejects[]> =>
  queryRows(
    catalog,
    `SELECT reason, count(*)::INTEGER AS rows FROM (${reasons}) GROUP BY reason`,
    parameters,
    (row) => ({ reason: text(row, "reason"), rows: number(row, "rows") }),
  );

const total = (counts: readonly RatingRejects[]): number =>
  counts.reduce((sum, { rows }) => sum + rows, 0);

/** Adds up the counts of equal reasons; most rows first, then by reason. */
function merge(counts: readonly RatingRejects[]): RatingRejects[] {
  const byReason = new Map<string, number>();
  for (const { reason, rows } of counts) byReason.set(reason, (byReason.get(reason) ?? 0) + rows);
  return [...byReason]
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}
