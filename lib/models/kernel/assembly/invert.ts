import { factorize, solve } from "./dense";

/**
 * Inverts a symmetric positive definite matrix (`size` rows of `stride` bytes, lower triangle read)
 * into `out`; the matrix becomes its Cholesky factor.
 */
export function invert(matrix: usize, size: i32, stride: usize, out: usize): void {
  factorize(matrix, size, stride);
  for (let row: usize = 0; row < <usize> size; row++) {
    const x = out + row * stride;
    memory.fill(x, 0, stride);
    store<f32>(x + row * 4, 1);
    solve(matrix, size, stride, x);
  }
}
