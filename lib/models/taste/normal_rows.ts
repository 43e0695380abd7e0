import { ReelmatchError } from "../../errors.ts";
import { factorize } from "../cholesky.ts";

/** `weight × FᵀF` of a factor matrix (`rows × rank`), `rank × rank`, both triangles filled. */
export function gramOf(factors: Float32Array, rank: number, weight: number): Float64Array {
  const gram = new Float64Array(rank * rank);
  for (let base = 0; base < factors.length; base += rank) {
    for (let a = 0; a < rank; a++) {
      const value = weight * factors[base + a];
      if (value === 0) continue;
      for (let b = 0; b <= a; b++) gram[a * rank + b] += value * factors[base + b];
    }
  }
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b < a; b++) gram[b * rank + a] = gram[a * rank + b];
  }
  return gram;
}

/**
 * The Cholesky factor of one row's normal equations,
 * `gram + Σ f fᵀ (over the row's own others) + penalty × I`.
 * @param others indices of the rows of `factors` that this row has met
 * @param lower `rank × rank`, overwritten by the factor
 */
export function factorizeRow(
  gram: Float64Array,
  factors: Float32Array,
  others: ArrayLike<number>,
  penalty: number,
  rank: number,
  lower: Float64Array,
): void {
  lower.set(gram);
  for (let at = 0; at < others.length; at++) {
    const base = others[at] * rank;
    for (let a = 0; a < rank; a++) {
      const value = factors[base + a];
      const row = a * rank;
      for (let b = 0; b <= a; b++) lower[row + b] += value * factors[base + b];
    }
  }
  for (let d = 0; d < rank; d++) lower[d * rank + d] += penalty;
  if (!factorize(lower, rank)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      "The normal equations of implicit ALS are singular: use a larger regularization.",
    );
  }
}
