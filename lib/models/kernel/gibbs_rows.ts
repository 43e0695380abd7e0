/**
 * What the ratings of rows say of them, in plain TypeScript: the reference that the WebAssembly build
 * is tested against. Vectors have `width` coordinates, the first being a bias; matrices are row-major,
 * single precision, symmetric with both triangles filled.
 */

/** The ratings of each row of one side, and the vectors they meet on the other. */
export interface RowRatings {
  /** `nRows + 1` offsets into `others`. */
  readonly starts: Int32Array;
  /** Position of each rating by row, as in `residual`; without it they are in their order. */
  readonly order?: Int32Array;
  /** By row, the row of `design` that each rating meets. */
  readonly others: Int32Array;
  /** Vectors of the other side; coordinate 0 is its bias and stands for a constant 1 here. */
  readonly design: Float32Array;
  /** A rating's precision is that of its row times that of the row it meets. */
  readonly rowPrecision: Float32Array;
  readonly otherPrecision: Float32Array;
  /** What is left unexplained of each rating. */
  readonly residual: Float32Array;
}

/** What the ratings say of each row: `Σ precision x xᵀ` and `Σ precision × residual × x`. */
export interface RowStatistics {
  /** `nRows × width × width` */
  readonly hessians: Float32Array;
  /** `nRows × width` */
  readonly gradients: Float32Array;
}

/** Sums the statistics of all rows of one side. */
export function accumulate(ratings: RowRatings, statistics: RowStatistics, width: number): void {
  const { starts, order, others, design, rowPrecision, otherPrecision, residual } = ratings;
  const { hessians, gradients } = statistics;
  const x = new Float32Array(width);
  hessians.fill(0);
  gradients.fill(0);
  for (let row = 0; row < starts.length - 1; row++) {
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      const other = others[at];
      const weight = rowPrecision[row] * otherPrecision[other];
      const pull = weight * residual[order === undefined ? at : order[at]];
      for (let d = 1; d < width; d++) x[d] = design[other * width + d];
      x[0] = 1;
      for (let a = 0; a < width; a++) {
        const scaled = weight * x[a];
        const to = (row * width + a) * width;
        gradients[row * width + a] += pull * x[a];
        for (let b = 0; b < width; b++) hessians[to + b] += scaled * x[b];
      }
    }
  }
}

/** A level's vectors as they are and as they were when the residuals were right. */
export interface MovedRows {
  /** `nRows × width` */
  readonly totals: Float32Array;
  /** `nRows × width` */
  readonly before: Float32Array;
}

/**
 * Takes what moved rows explain now out of the residuals.
 * @param squares `nRows` sums of the squared residuals, written
 */
export function settle(
  ratings: RowRatings,
  { totals, before }: MovedRows,
  squares: Float32Array,
  width: number,
): void {
  const { starts, order, others, design, residual } = ratings;
  squares.fill(0);
  for (let row = 0; row < starts.length - 1; row++) {
    const own = row * width;
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      const rating = order === undefined ? at : order[at];
      const from = others[at] * width;
      let sum = totals[own] - before[own];
      for (let d = 1; d < width; d++) sum += (totals[own + d] - before[own + d]) * design[from + d];
      residual[rating] -= sum;
      squares[row] += residual[rating] ** 2;
    }
  }
}

/** `Σ w wᵀ`, `width × width`, then `Σ w` over all rows of weights. */
export function scatter(weights: Float32Array, width: number): Float64Array {
  const sums = new Float64Array(width * width + width);
  for (let from = 0; from < weights.length; from += width) {
    for (let a = 0; a < width; a++) {
      for (let b = 0; b < width; b++) sums[a * width + b] += weights[from + a] * weights[from + b];
      sums[width * width + a] += weights[from + a];
    }
  }
  return sums;
}
