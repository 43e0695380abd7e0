/** Errors of predicted ratings. */
export interface RatingErrors {
  readonly rmse: number;
  readonly mae: number;
}

/** Root mean square and mean absolute error of at least one prediction. */
export function ratingErrors(
  predicted: ArrayLike<number>,
  actual: ArrayLike<number>,
): RatingErrors {
  let squares = 0;
  let absolutes = 0;
  for (let at = 0; at < actual.length; at++) {
    const error = predicted[at] - actual[at];
    squares += error * error;
    absolutes += Math.abs(error);
  }
  return { rmse: Math.sqrt(squares / actual.length), mae: absolutes / actual.length };
}

const gainAt = (rank: number): number => 1 / Math.log2(rank + 2);

/**
 * nDCG@k with binary relevance: the discounted gain `Σ 1 / log₂(rank + 1)` of the relevant items in
 * the first k, over that of an ideal order (Järvelin and Kekäläinen 2002). 0 where nothing is relevant.
 */
export function ndcgAt(
  k: number,
  ranked: ArrayLike<number>,
  relevant: ReadonlySet<number>,
): number {
  let gain = 0;
  let ideal = 0;
  for (let rank = 0; rank < k; rank++) {
    if (rank < ranked.length && relevant.has(ranked[rank])) gain += gainAt(rank);
    if (rank < relevant.size) ideal += gainAt(rank);
  }
  return ideal === 0 ? 0 : gain / ideal;
}

/** Recall@k: relevant items in the first k, over as many as fit there, `min(k, relevant)`. */
export function recallAt(
  k: number,
  ranked: ArrayLike<number>,
  relevant: ReadonlySet<number>,
): number {
  const possible = Math.min(k, relevant.size);
  let hits = 0;
  for (let rank = 0; rank < Math.min(k, ranked.length); rank++) {
    if (relevant.has(ranked[rank])) hits++;
  }
  return possible === 0 ? 0 : hits / possible;
}

/**
 * Gini coefficient of how often each item is shown: 0 where all are shown alike, near 1 where a few
 * take everything.
 */
export function gini(exposures: ArrayLike<number>): number {
  const sorted = Float64Array.from(exposures).sort();
  let sum = 0;
  let weighted = 0;
  sorted.forEach((exposure, at) => {
    sum += exposure;
    weighted += (2 * (at + 1) - sorted.length - 1) * exposure;
  });
  return sum === 0 ? 0 : weighted / (sorted.length * sum);
}
