/**
 * Products with rows of equal length, in plain TypeScript and double precision: the reference that
 * the WebAssembly build is tested against.
 */

/** The dot product of every row with a vector as long as a row. */
export function dotRows(rows: Float32Array, x: ArrayLike<number>): Float64Array {
  const chosen = Int32Array.from({ length: rows.length / x.length }, (_, row) => row);
  return dotChosen(rows, chosen, x);
}

/** The dot products of chosen rows with a vector as long as a row. */
export function dotChosen(
  rows: Float32Array,
  chosen: Int32Array,
  x: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(chosen, (row) => {
    let sum = 0;
    for (let d = 0; d < x.length; d++) sum += rows[row * x.length + d] * x[d];
    return sum;
  });
}

/** `Σ weight × row` over chosen rows of a width. */
export function sumChosen(
  rows: Float32Array,
  chosen: Int32Array,
  weights: ArrayLike<number>,
  width: number,
): Float64Array {
  const sum = new Float64Array(width);
  chosen.forEach((row, at) => {
    for (let d = 0; d < width; d++) sum[d] += weights[at] * rows[row * width + d];
  });
  return sum;
}
