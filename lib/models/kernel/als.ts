import { factorize, solveFactorized } from "../cholesky.ts";

/** One side of a sparse matrix: whom each row has met, with which target. */
export interface SparseRows {
  /** `nRows + 1` offsets into `others` */
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly targets: Float32Array;
}

/** How strongly rows are drawn to zero. */
export interface RowPenalty {
  /** A row of n ratings is penalised by `regularization × (n + unobserved)`. */
  readonly regularization: number;
  readonly unobserved: number;
}

/**
 * Solves the normal equations of every row, `(diagonal + penalty + Σ x xᵀ) p = Σ target x` over the
 * vectors x of `held` that it met, in plain TypeScript and double precision: the reference that
 * the WebAssembly build is tested against. A row that met nobody becomes zero.
 * @param diagonal the part of the matrix that all rows share, in a basis that makes it diagonal
 * @param out `nRows × rank`
 */
export function solveRows(
  { starts, others, targets }: SparseRows,
  held: Float32Array,
  diagonal: Float32Array,
  { regularization, unobserved }: RowPenalty,
  out: Float32Array,
): void {
  const rank = diagonal.length;
  const matrix = new Float64Array(rank * rank);
  const right = new Float64Array(rank);
  for (let row = 0; row < starts.length - 1; row++) {
    matrix.fill(0);
    right.fill(0);
    const penalty = regularization * (starts[row + 1] - starts[row] + unobserved);
    for (let d = 0; d < rank; d++) matrix[d * rank + d] = diagonal[d] + penalty;
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      const from = others[at] * rank;
      for (let a = 0; a < rank; a++) {
        right[a] += targets[at] * held[from + a];
        for (let b = 0; b <= a; b++) matrix[a * rank + b] += held[from + a] * held[from + b];
      }
    }
    factorize(matrix, rank);
    solveFactorized(matrix, rank, right);
    out.set(right, row * rank);
  }
}
