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

/** How each column of the file is staged, and the least and largest that may be there. */
export function cellsOf(file: RatingsFile) {
  const items = ITEM_OFFSET[file.numbering];
  return {
    user_id: {
      value: `TRY_CAST(userId + ${file.userOffset} AS INTEGER)`,
      min: 1 + file.userOffset,
      max: file.maxUserId + file.userOffset,
    },
    item_id: {
      offset: items,
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

/** A query of the file's rows as numbers, see {@link scanRatings}. */
export const scanFile = ({ layout, maxRejects = MAX_REJECTS }: RatingsFile): string =>
  scanRatings(layout, maxRejects);
