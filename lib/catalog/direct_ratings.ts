import type { Catalog } from "./connection.ts";
import { joinInOwnOrder, type RatingRows } from "./join_ratings.ts";
import { execute } from "./query.ts";
import { castSql, cellsOf, oddSql, type RatingsFile, scanFile } from "./rating_file.ts";
import { takeRefused, totalRows } from "./rating_rejects.ts";
import type { FromFile } from "./staging.ts";
import { nameFile, type StagedRatings } from "./staging_ratings.ts";

/**
 * The rows of a file, `halves` NULL where a number is not whole; the ranges are looked at in the
 * finished table, which takes a fraction of the time.
 */
function rowsOf(file: RatingsFile): RatingRows {
  const cells = cellsOf(file);
  const { user_id, item_id, halves, seconds } = cells;
  const condition = Object.entries(cells)
    .map(([column, { min, max }]) => `${column} BETWEEN ${min} AND ${max}`);
  return {
    sql: `
SELECT ${castSql(user_id)}, ${castSql(item_id)},
  CASE WHEN ${oddSql(Object.values(cells))} = 0 THEN ${castSql(halves)} END, ${castSql(seconds)}
FROM (${scanFile(file)})`,
    parameters: { path: file.path },
    condition: condition.join(" AND "),
  };
}

/**
 * Reads the one ratings file there is into the catalogue's tables, see {@link joinInOwnOrder}.
 * @param examples how many refused rows to name
 * @param watch told now and then which share of the file is read, 0…1
 * @returns `null`, with nothing read, where the file's rows have to be staged first
 * @throws {ReelmatchError} `BAD_INPUT` for a text whose rejects are too many to be counted
 */
export async function joinRatingsFile(
  catalog: Catalog,
  ratings: RatingsFile,
  from: FromFile,
  examples: number,
  watch: (share: number) => void = () => {},
): Promise<StagedRatings | null> {
  await nameFile(catalog, ratings, from);
  const rows = await joinInOwnOrder(catalog, rowsOf(ratings), watch);
  const refused = await takeRefused(catalog, ratings, examples);
  if (rows === null) {
    await execute(catalog, "DELETE FROM rating_files");
    return null;
  }
  return {
    rowsRead: rows + totalRows(refused.rejects),
    rejects: refused.rejects,
    examples: refused.examples,
    hasBrokenRules: false,
  };
}
