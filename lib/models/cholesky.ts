/**
 * Factors a symmetric positive definite matrix in place into its lower Cholesky factor; only the
 * lower triangle is read and written.
 * @param matrix `size × size`, row-major
 * @returns whether the matrix was positive definite
 */
export function factorize(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row++) {
    const r = row * size;
    for (let column = 0; column <= row; column++) {
      const c = column * size;
      let sum = matrix[r + column];
      for (let d = 0; d < column; d++) sum -= matrix[r + d] * matrix[c + d];
      if (column < row) {
        matrix[r + column] = sum / matrix[c + column];
      } else {
        if (!(sum > 0)) return false;
        matrix[r + row] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** Solves `L x = b` in place for a lower triangle `L`. */
export function solveLower(lower: Float64Array, size: number, b: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let sum = b[row];
    for (let d = 0; d < row; d++) sum -= lower[row * size + d] * b[d];
    b[row] = sum / lower[row * size + row];
  }
}

/** Solves `Lᵀ x = b` in place for a lower triangle `L`. */
export function solveUpper(lower: Float64Array, size: number, b: Float64Array): void {
  for (let row = size - 1; row >= 0; row--) {
    const value = b[row] / lower[row * size + row];
    b[row] = value;
    for (let d = 0; d < row; d++) b[d] -= lower[row * size + d] * value;
  }
}

/** Solves `L Lᵀ x = b` in place: what remains after {@link factorize}. */
export function solveFactorized(lower: Float64Array, size: number, b: Float64Array): void {
  solveLower(lower, size, b);
  solveUpper(lower, size, b);
}
