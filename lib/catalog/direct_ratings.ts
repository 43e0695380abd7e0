import type { Catalog } from "./connection.ts";
import { ITEM_OFFSET } from "./item_ids.ts";
import { joinInOwnOrder, type RatingRows } from "./join_ratings.ts";
import { execute } from "./query.ts";
import {
  castSql,
  cellsOf,
  MAX_REJECTS,
  oddSql,
  type RatingsFile,
  scanFile,
} from "./rating_file.ts";
import { dropRejects, hasRefusedIds, takeRefused, totalRows } from "./rating_rejects.ts";
import { isUsual, type RatingLines, scanPlainRatings } from "./rating_scan.ts";
import { HALVES_BITS } from "./schema.ts";
import type { FromFile } from "./staging.ts";
import { nameFile, type StagedRatings } from "./staging_ratings.ts";

/** NULL for a rating that is beyond every scale; a time out of bounds stays out of bounds. */
function momentOf({ seconds, halves }: ReturnType<typeof cellsOf>): string {
  const room = 2 ** HALVES_BITS;
  return `TRY_CAST(${seconds.number} * ${room} AS BIGINT) |
  (TRY_CAST(${halves.number} * ${room} AS UTINYINT) >> ${HALVES_BITS})`;
}

/**
 * The rows of a file, each number checked for being whole; the ranges are looked at in the finished
 * table, which takes a fraction of the time.
 */
function checkedRows(file: RatingsFile): RatingRows {
  const cells = cellsOf(file);
  const { user_id, item_id } = cells;
  return {
    sql: `
SELECT ${castSql(user_id)}, ${castSql(item_id)},
  CASE WHEN ${oddSql(Object.values(cells))} = 0 THEN ${momentOf(cells)} END
FROM (${scanFile(file)})`,
    parameters: { path: file.path },
    bounds: cells,
  };
}

/**
 * The rows of a file that is laid out as usual, if they are plain: then each number is whole. An id
 * that does not fit its type is refused before the columns that come first are looked at, so what is
 * wrong with such rows is to be found out the checked way.
 */
function plainRows(
  catalog: Catalog,
  file: RatingsFile,
  layout: RatingLines,
  arePlain: () => Promise<boolean>,
): RatingRows {
  const cells = cellsOf(file);
  return {
    sql: `
SELECT userId, movieId, ${momentOf(cells)}
FROM (${scanPlainRatings(layout, file.maxRejects ?? MAX_REJECTS)})`,
    parameters: { path: file.path },
    bounds: cells,
    areWhole: async () => await arePlain() && !await hasRefusedIds(catalog),
  };
}

function rowsOf(
  catalog: Catalog,
  file: RatingsFile,
  arePlain: () => Promise<boolean>,
): RatingRows {
  const { layout, userOffset, numbering } = file;
  const isShifted = userOffset !== 0 || ITEM_OFFSET[numbering] !== 0;
  return isShifted || !isUsual(layout)
    ? checkedRows(file)
    : plainRows(catalog, file, layout, arePlain);
}

/**
 * Reads the one ratings file there is into the catalogue's tables, see {@link joinInOwnOrder}.
 * @param examples how many refused rows to name
 * @param arePlain whether all rows of a text are plain, as `PlainRows` says once it has seen them
 * @param watch told now and then which share of the file is read, 0…1
 * @returns `null`, with nothing read, where the file's rows have to be staged first
 * @throws {ReelmatchError} `BAD_INPUT` for a text whose rejects are too many to be counted
 */
export async function joinRatingsFile(
  catalog: Catalog,
  ratings: RatingsFile,
  from: FromFile,
  examples: number,
  arePlain: () => Promise<boolean>,
  watch: (share: number) => void = () => {},
): Promise<StagedRatings | null> {
  await nameFile(catalog, ratings, from);
  const rows = await joinInOwnOrder(catalog, rowsOf(catalog, ratings, arePlain), watch);
  if (rows === null) {
    await dropRejects(catalog);
    await execute(catalog, "DELETE FROM rating_files");
    return null;
  }
  const refused = await takeRefused(catalog, ratings, examples);
  return {
    rowsRead: rows + totalRows(refused.rejects),
    rejects: refused.rejects,
    examples: refused.examples,
    hasBrokenRules: false,
  };
}
