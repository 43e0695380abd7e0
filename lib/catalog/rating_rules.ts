import { MAX_ID } from "../ids.ts";
import { RATING_MAX, RATING_MIN, RATING_STEP } from "./schema.ts";

/** What a column of a ratings file must hold, once for SQL and once for a single value. */
export interface RatingRule {
  /** The column's name in the file's header. */
  readonly column: string;
  /** Why a row is rejected that breaks the rule. */
  readonly reason: string;
  /** Column of `staged_ratings`, its type, and the condition on the file's column. */
  readonly target: string;
  readonly type: string;
  readonly condition: string;
  readonly holds: (value: number) => boolean;
}

/** The last second of the year 9999, where ISO dates end. */
const MAX_SECONDS = 253_402_300_799;

function wholeNumber(
  column: string,
  target: string,
  type: string,
  min: number,
  max: number,
): RatingRule {
  return {
    column,
    reason: `${column} is not a whole number from ${min} to ${max}`,
    target,
    type,
    condition: `${column} BETWEEN ${min} AND ${max} AND ${column} = floor(${column})`,
    holds: (value: number) => Number.isInteger(value) && value >= min && value <= max,
  };
}

/** The columns of a ratings file in their order, with what each must hold. */
export const RATING_RULES: readonly RatingRule[] = [
  wholeNumber("userId", "user_id", "INTEGER", 1, MAX_ID),
  wholeNumber("movieId", "item_id", "INTEGER", 1, MAX_ID),
  {
    column: "rating",
    reason: `rating is not a half star from ${RATING_MIN} to ${RATING_MAX}`,
    target: "rating",
    type: "FLOAT",
    condition: `rating BETWEEN ${RATING_MIN} AND ${RATING_MAX}
      AND rating / ${RATING_STEP} = floor(rating / ${RATING_STEP})`,
    holds: (value) =>
      value >= RATING_MIN && value <= RATING_MAX && Number.isInteger(value / RATING_STEP),
  },
  wholeNumber("timestamp", "seconds", "BIGINT", 0, MAX_SECONDS),
];

/** Why a row is rejected that has another number of fields than there are columns. */
export const fieldCountProblem = (fields: number): string =>
  `${fields < RATING_RULES.length ? "fewer" : "more"} than ${RATING_RULES.length} fields`;
