import { MAX_ID } from "../ids.ts";
import { RATING_MAX, RATING_MIN, RATING_STEP } from "./schema.ts";

/** The columns of a ratings file, by MovieLens's names. */
export type RatingColumn = "userId" | "movieId" | "rating" | "timestamp";

/** What a column of a ratings file must hold, once for SQL and once for a single value. */
export interface RatingRule {
  /** The column's name in the file's header. */
  readonly column: RatingColumn;
  /** What it must be, as in `a half star from 0.5 to 5`. */
  readonly expected: string;
  /** In SQL, on the file's column. */
  readonly condition: string;
  readonly holds: (value: number) => boolean;
}

/** The last second of the year 9999, where ISO dates end. */
export const MAX_SECONDS = 253_402_300_799;

function wholeNumber(
  column: RatingColumn,
  min: number,
  max: number,
): RatingRule {
  return {
    column,
    expected: `a whole number from ${min} to ${max}`,
    condition: `${column} BETWEEN ${min} AND ${max} AND ${column} = floor(${column})`,
    holds: (value: number) => Number.isInteger(value) && value >= min && value <= max,
  };
}

/** The largest numbers of people and films that a file may hold. */
export interface IdLimits {
  readonly maxUserId: number;
  readonly maxMovieId: number;
}

/** The columns of a ratings file in MovieLens's order, with what each must hold. */
export const ratingRules = ({ maxUserId, maxMovieId }: IdLimits): readonly RatingRule[] => [
  wholeNumber("userId", 1, maxUserId),
  wholeNumber("movieId", 1, maxMovieId),
  {
    column: "rating",
    expected: `a half star from ${RATING_MIN} to ${RATING_MAX}`,
    condition: `rating BETWEEN ${RATING_MIN} AND ${RATING_MAX}
      AND rating / ${RATING_STEP} = floor(rating / ${RATING_STEP})`,
    holds: (value) =>
      value >= RATING_MIN && value <= RATING_MAX && Number.isInteger(value / RATING_STEP),
  },
  wholeNumber("timestamp", 0, MAX_SECONDS),
];

/** The rules of a file whose ids are not limited further than the catalogue's own. */
export const RATING_RULES: readonly RatingRule[] = ratingRules({
  maxUserId: MAX_ID,
  maxMovieId: MAX_ID,
});
