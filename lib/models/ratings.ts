/**
 * Ratings as parallel typed arrays, one element per rating, in the order of the source. Users and
 * items are dense indices; `userIds` and `itemIds` translate them back.
 */
export interface Ratings {
  /** Number of distinct users, the rows of the rating matrix. */
  readonly nUsers: number;
  /** Number of distinct items, its columns. */
  readonly nItems: number;
  /** `nUsers` ids of the source, ascending: `userIds[user]`. */
  readonly userIds: Int32Array;
  /** `nItems` ids of the source, ascending: `itemIds[item]`. */
  readonly itemIds: Int32Array;
  /** User index in 0…nUsers-1 of each rating. */
  readonly users: Int32Array;
  /** Item index in 0…nItems-1 of each rating. */
  readonly items: Int32Array;
  /** The rating itself, on `scale`. */
  readonly values: Float32Array;
  /** Unix time of each rating in seconds. */
  readonly timestamps: Float64Array;
  /** The lowest and highest rating that the source allows. */
  readonly scale: RatingScale;
}

/** The bounds of a rating, both inclusive. */
export interface RatingScale {
  readonly min: number;
  readonly max: number;
}
