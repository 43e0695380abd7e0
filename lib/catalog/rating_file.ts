import { ITEM_OFFSET, type ItemNumbering, MAX_ITEM } from "./item_ids.ts";
import { MAX_SECONDS, type RatingRule, ratingRules } from "./rating_rules.ts";
import { type RatingLayout, scanRatings } from "./rating_scan.ts";
import { RATING_MAX, RATING_MIN, RATING_STEP } from "./schema.ts";

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

/** Keeping a million rejects takes a quarter of a minute and a gigabyte; no ratings file has more. */
export const MAX_REJECTS = 1_000_000;

/** What a ratings file's columns must hold. */
export const rulesOf = ({ numbering, maxUserId }: RatingsFile): readonly RatingRule[] =>
  ratingRules({ maxUserId, maxMovieId: MAX_ITEM[numbering] });

/** A value of the catalogue that a column of a ratings file tells. */
export interface RatingCell {
  /** In SQL, what the file says, a DOUBLE. */
  readonly number: string;
  readonly type: "INTEGER" | "UTINYINT" | "BIGINT";
  /** The least and largest that may be there. */
  readonly min: number;
  readonly max: number;
}

const offsetBy = (column: string, offset: number): string =>
  offset === 0 ? column : `(${column} + ${offset})`;

/** How each column of the catalogue follows from the file's. */
export function cellsOf(
  file: RatingsFile,
): Readonly<Record<"user_id" | "item_id" | "halves" | "seconds", RatingCell>> {
  const items = ITEM_OFFSET[file.numbering];
  return {
    user_id: {
      number: offsetBy("userId", file.userOffset),
      type: "INTEGER",
      min: 1 + file.userOffset,
      max: file.maxUserId + file.userOffset,
    },
    item_id: {
      number: offsetBy("movieId", items),
      type: "INTEGER",
      min: 1 + items,
      max: MAX_ITEM[file.numbering] + items,
    },
    halves: {
      number: `rating / ${RATING_STEP}`,
      type: "UTINYINT",
      min: RATING_MIN / RATING_STEP,
      max: RATING_MAX / RATING_STEP,
    },
    seconds: { number: "timestamp", type: "BIGINT", min: 0, max: MAX_SECONDS },
  };
}

/** The value in its own type, rounded; NULL where it is too large for that. */
export const castSql = ({ number, type }: RatingCell): string => `TRY_CAST(${number} AS ${type})`;

/** Something else than 0 where one of several numbers is not whole. */
export const oddSql = (cells: readonly RatingCell[]): string =>
  cells.map((cell) => `abs(${cell.number} - ${castSql(cell)})`).join(" + ");

/** A query of the file's rows as numbers, see {@link scanRatings}. */
export const scanFile = ({ layout, maxRejects = MAX_REJECTS }: RatingsFile): string =>
  scanRatings(layout, maxRejects);
