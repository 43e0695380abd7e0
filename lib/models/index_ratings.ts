import { ReelmatchError } from "../errors.ts";
import type { Ratings, RatingScale } from "./ratings.ts";

/** Ratings as a source gives them: ids instead of indices. */
export interface RatingColumns {
  /** Person's id of each rating. */
  readonly users: Int32Array;
  /** Film's id of each rating. */
  readonly items: Int32Array;
  readonly values: Float32Array;
  /** Unix time in seconds. */
  readonly timestamps: Float64Array;
  /** The bounds of a rating; without them, the lowest and highest value present. */
  readonly scale?: RatingScale;
}

/** Distinct ids in ascending order, and the position of each element's id among them. */
function indexIds(ids: Int32Array): { distinct: Int32Array; indices: Int32Array } {
  const sorted = ids.slice().sort();
  let count = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[count++] = sorted[at];
  }
  const distinct = sorted.slice(0, count);
  const positions = new Map<number, number>();
  for (let index = 0; index < count; index++) positions.set(distinct[index], index);
  const indices = new Int32Array(ids.length);
  for (let at = 0; at < ids.length; at++) indices[at] = positions.get(ids[at]) ?? 0;
  return { distinct, indices };
}

function observedScale(values: Float32Array): RatingScale {
  let min = Infinity;
  let max = -Infinity;
  for (let at = 0; at < values.length; at++) {
    if (values[at] < min) min = values[at];
    if (values[at] > max) max = values[at];
  }
  return { min, max };
}

/**
 * Turns columns of ids into {@link Ratings} with dense indices; the order of the ratings is kept.
 * @throws {ReelmatchError} `BAD_INPUT` where there is no rating or the columns differ in length
 */
export function indexRatings(columns: RatingColumns): Ratings {
  const { users, items, values, timestamps } = columns;
  if (values.length === 0) {
    throw new ReelmatchError("BAD_INPUT", "There are no ratings: expected at least one.");
  }
  if ([users, items, timestamps].some((column) => column.length !== values.length)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `Columns of ratings differ in length: ${users.length} users, ${items.length} items, ` +
        `${values.length} values, ${timestamps.length} timestamps.`,
    );
  }
  const byUser = indexIds(users);
  const byItem = indexIds(items);
  return {
    nUsers: byUser.distinct.length,
    nItems: byItem.distinct.length,
    userIds: byUser.distinct,
    itemIds: byItem.distinct,
    users: byUser.indices,
    items: byItem.indices,
    values,
    timestamps,
    scale: columns.scale ?? observedScale(values),
  };
}

/** The ratings at these positions; people, items and the scale stay as they are. */
export function selectRatings(ratings: Ratings, positions: Int32Array): Ratings {
  return {
    ...ratings,
    users: positions.map((at) => ratings.users[at]),
    items: positions.map((at) => ratings.items[at]),
    values: Float32Array.from(positions, (at) => ratings.values[at]),
    timestamps: Float64Array.from(positions, (at) => ratings.timestamps[at]),
  };
}
