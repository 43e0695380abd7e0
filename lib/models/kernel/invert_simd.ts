import { Arena } from "./arena.ts";
import { loadKernel } from "./load.ts";

/**
 * The inverse of a symmetric positive definite matrix, by Cholesky in WebAssembly SIMD and single
 * precision: `size³` multiplications, a few billion a second.
 * @param cell of the lower triangle, row ≥ column
 * @returns `size × size`, row-major; NaN where the matrix was not positive definite
 */
export function invertSimd(
  size: number,
  cell: (row: number, column: number) => number,
): Float32Array {
  const arena = new Arena();
  const stride = Math.ceil(size / 4) * 4;
  const matrix = arena.float32(size * stride);
  const inverse = arena.float32(size * stride);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      matrix[row * stride + column] = cell(row, column);
    }
  }
  loadKernel(arena.memory).invert(matrix.byteOffset, size, 4 * stride, inverse.byteOffset);
  const packed = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    packed.set(inverse.subarray(row * stride, row * stride + size), row * size);
  }
  return packed;
}
