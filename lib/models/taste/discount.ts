/**
 * Weights that discount popular items: an item of n ratings weighs `(n / average)^-discount`, with
 * the average over the items that have any. A score so weighted favours what fits a person over
 * what everybody has seen.
 * @param counts ratings of each item; an item without any weighs as one with a single rating
 */
export function popularityWeights(counts: Int32Array, discount: number): Float32Array {
  let sum = 0;
  let rated = 0;
  for (const count of counts) {
    sum += count;
    if (count > 0) rated++;
  }
  const average = sum / (rated || 1) || 1;
  return Float32Array.from(counts, (count) => Math.pow(Math.max(1, count) / average, -discount));
}
