import type { Catalog } from "./connection.ts";
import { execute, executeWatched, queryRow } from "./query.ts";
import { castSql, cellsOf, oddSql, type RatingsFile, rulesOf, scanFile } from "./rating_file.ts";
import {
  countCauses,
  dropRejects,
  findExamples,
  mergeRejects,
  type RatingRejects,
  type RejectedLine,
  takeRefused,
  totalRows,
} from "./rating_rejects.ts";
import { number } from "./row.ts";
import type { FromFile } from "./staging.ts";

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

/** Adds a ratings file to those whose ratings are to be joined. */
export async function nameFile(
  catalog: Catalog,
  { numbering }: RatingsFile,
  { file, source }: FromFile,
): Promise<void> {
  const ids = numbering === "ml-100k" ? "movielens" : numbering;
  const sql = "INSERT INTO rating_files VALUES ($file, $source, $ids)";
  await execute(catalog, sql, { file, source, ids });
}

/**
 * Casts round and none is checked here: conditions on each value take half as long again as reading
 * the file does, and most files have nothing to refuse.
 */
function insertRatings(file: RatingsFile): string {
  const cells = Object.values(cellsOf(file));
  return `
INSERT INTO staged_ratings
SELECT $file::UTINYINT, ${cells.map(castSql).join(", ")}, ${oddSql(cells)} <> 0
FROM (${scanFile(file)})`;
}

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

/**
 * Reads one ratings file into `staged_ratings`.
 * @param examples how many refused rows to name
 * @param watch told now and then which share of the file is read, 0…1
 * @throws {ReelmatchError} `BAD_INPUT` for a text whose rejects are too many to be counted
 */
export async function stageRatings(
  catalog: Catalog,
  ratings: RatingsFile,
  from: FromFile,
  examples: number,
  watch: (share: number) => void = () => {},
): Promise<StagedRatings> {
  const { path, layout } = ratings;
  const { file } = from;
  await nameFile(catalog, ratings, from);
  await executeWatched(catalog, insertRatings(ratings), { path, file }, watch);
  const refused = await takeRefused(catalog, ratings, examples);
  const staged = await queryRow(catalog, countUsable(ratings), { file }, (row) => ({
    rows: number(row, "rows"),
    usable: number(row, "usable"),
  }));
  const { rows, usable: usableRows } = staged ?? { rows: 0, usable: 0 };
  const hasBroken = usableRows < rows;
  const broken = hasBroken ? await removeBroken(catalog, ratings, file) : [];
  const isText = layout.kind === "lines";
  const first = isText || !hasBroken
    ? refused.examples
    : await findExamples(catalog, brokenRows(ratings), { path, examples });
  return {
    rowsRead: rows + totalRows(refused.rejects),
    rejects: mergeRejects([...refused.rejects, ...broken]),
    examples: first,
    hasBrokenRules: isText && hasBroken,
  };
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

/** The rows of a file that break a rule, those of a Parquet file by their number from 1. */
function brokenRows(file: RatingsFile): string {
  const causes = rulesOf(file).map(({ column, condition }) =>
    `WHEN (${condition}) IS NOT TRUE THEN '${column}'`
  );
  return `
SELECT ${file.layout.kind === "parquet" ? "row_number AS line, " : ""}
  CASE ${causes.join("\n")} END AS cause
FROM (${scanFile(file)}) WHERE cause IS NOT NULL`;
}
