// AssemblyScript: the SIMD build's products of sparse matrices, see ../sparse_gram.ts.

/**
 * Adds `X Xᵀ` to the lower triangle of rows `from`…`end` of a matrix whose rows are `stride` bytes
 * apart. X is given by row (offsets, columns, values) and by column (offsets, rows in ascending
 * order, values).
 */
export function gramSparse(
  starts: usize,
  columns: usize,
  values: usize,
  columnStarts: usize,
  rows: usize,
  columnValues: usize,
  from: i32,
  end: i32,
  matrix: usize,
  stride: usize,
): void {
  for (let row = from; row < end; row++) {
    const to = matrix + <usize> row * stride;
    const last = load<i32>(starts + <usize> (row + 1) * 4);
    for (let at = load<i32>(starts + <usize> row * 4); at < last; at++) {
      const value = load<f32>(values + <usize> at * 4);
      const bounds = columnStarts + <usize> load<i32>(columns + <usize> at * 4) * 4;
      const stop = <usize> load<i32>(bounds, 4) * 4;
      for (let other = <usize> load<i32>(bounds) * 4; other < stop; other += 4) {
        const met = load<i32>(rows + other);
        if (met > row) break;
        const cell = to + <usize> met * 4;
        store<f32>(cell, load<f32>(cell) + value * load<f32>(columnValues + other));
      }
    }
  }
}
