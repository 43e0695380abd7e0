import { ReelmatchError } from "../errors.ts";
import type { History } from "./heads.ts";
import type { Ratings, RatingScale } from "./ratings.ts";

const refuse = (message: string): never => {
  throw new ReelmatchError("BAD_INPUT", message);
};

function checkScale({ min, max }: RatingScale): void {
  if (!Number.isFinite(min) || !Number.isFinite(max) || min > max) {
    refuse(`The rating scale ${min}…${max} is not a range of finite numbers.`);
  }
}

/**
 * Checks what every trainer takes for granted: at least one rating, arrays of one length, indices
 * within bounds, values within the scale.
 * @throws {ReelmatchError} `BAD_INPUT` naming the first rating that cannot be used
 */
export function checkRatings(ratings: Ratings): void {
  const { nUsers, nItems, users, items, values, scale } = ratings;
  checkScale(scale);
  // values are single precision, so the bounds must be rounded alike
  const min = Math.fround(scale.min);
  const max = Math.fround(scale.max);
  if (values.length === 0) refuse("There are no ratings to learn from: expected at least one.");
  if (users.length !== values.length || items.length !== values.length) {
    refuse(
      `Ratings need arrays of one length: got ${users.length} users, ${items.length} items and ` +
        `${values.length} values.`,
    );
  }
  for (let at = 0; at < values.length; at++) {
    if (!(users[at] >= 0 && users[at] < nUsers)) {
      refuse(`Rating ${at} has user index ${users[at]}: expected 0…${nUsers - 1}.`);
    }
    if (!(items[at] >= 0 && items[at] < nItems)) {
      refuse(`Rating ${at} has item index ${items[at]}: expected 0…${nItems - 1}.`);
    }
    if (!(values[at] >= min && values[at] <= max)) {
      refuse(`Rating ${at} is ${values[at]}: expected a number from ${scale.min} to ${scale.max}.`);
    }
  }
}

/**
 * Checks a history before it is folded in: known items, each once, with finite values.
 * @throws {ReelmatchError} `BAD_INPUT` naming what cannot be used
 */
export function checkHistory({ items, values }: History, nItems: number): void {
  if (items.length !== values.length) {
    refuse(
      `A history needs one value per item: got ${items.length} items, ${values.length} values.`,
    );
  }
  const seen = new Set<number>();
  for (let at = 0; at < items.length; at++) {
    if (!(items[at] >= 0 && items[at] < nItems)) {
      refuse(`Item ${items[at]} of the history is unknown: expected 0…${nItems - 1}.`);
    }
    if (seen.has(items[at])) refuse(`Item ${items[at]} is in the history twice: expected it once.`);
    if (!Number.isFinite(values[at])) {
      refuse(`The rating of item ${items[at]} is ${values[at]}: expected a finite number.`);
    }
    seen.add(items[at]);
  }
}
