/**
 * What each tested person adds to a figure of merit, which is `Σ sums / Σ counts` over everybody, or
 * the root of it: squared errors give the RMSE, nDCGs the mean nDCG. Comparing and resampling go by
 * person, as the ratings of one person err together.
 */
export interface PersonFigures {
  /** Ids of the people in the source, ascending. */
  readonly ids: Int32Array;
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  /** Whether the figure is the root of the mean. */
  readonly root: boolean;
}

/** The figure of everybody together. */
export function figureOf({ sums, counts, root }: PersonFigures): number {
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const mean = total(sums) / total(counts);
  return root ? Math.sqrt(mean) : mean;
}

/**
 * Sums one number per rating by person.
 * @param users the person's index of each number
 * @param userIds the person's id by index, ascending
 */
export function sumByPerson(
  values: ArrayLike<number>,
  users: Int32Array,
  userIds: Int32Array,
  root = false,
): PersonFigures {
  const sums = new Float64Array(userIds.length);
  const counts = new Float64Array(userIds.length);
  for (let at = 0; at < users.length; at++) {
    sums[users[at]] += values[at];
    counts[users[at]]++;
  }
  const tested = (_: number, user: number): boolean => counts[user] > 0;
  return {
    ids: userIds.filter(tested),
    sums: sums.filter(tested),
    counts: counts.filter((count) => count > 0),
    root,
  };
}
