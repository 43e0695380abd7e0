/**
 * The inner loops of Gibbs sampling over rows of `width` coordinates, in plain TypeScript: the
 * reference that the WebAssembly build is tested against. All matrices are row-major, single
 * precision, symmetric ones with both triangles filled.
 */

/** The ratings of each row of one side, and the vectors they meet on the other. */
export interface RowRatings {
  /** `nRows + 1` offsets into `order`. */
  readonly starts: Int32Array;
  /** Positions of ratings by row. */
  readonly order: Int32Array;
  /** For each rating, the row of `design` that it meets. */
  readonly others: Int32Array;
  /** Vectors of the other side; coordinate 0 is its bias and stands for a constant 1 here. */
  readonly design: Float32Array;
}

/** What the ratings say of each row: `Σ precision x xᵀ` and `Σ precision × residual × x`. */
export interface RowStatistics {
  /** `nRows × width × width` */
  readonly hessians: Float32Array;
  /** `nRows × width` */
  readonly gradients: Float32Array;
}

/** Sums the statistics of all rows of one side. */
export function accumulate(
  { starts, order, others, design }: RowRatings,
  precision: Float32Array,
  residual: Float32Array,
  { hessians, gradients }: RowStatistics,
  width: number,
): void {
  const area = width * width;
  const x = new Float32Array(width);
  hessians.fill(0);
  gradients.fill(0);
  for (let row = 0; row < starts.length - 1; row++) {
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      const rating = order[at];
      const weight = precision[rating];
      const pull = weight * residual[rating];
      const from = others[rating] * width;
      for (let d = 1; d < width; d++) x[d] = design[from + d];
      x[0] = 1;
      for (let a = 0; a < width; a++) {
        const scaled = weight * x[a];
        const to = row * area + a * width;
        gradients[row * width + a] += pull * x[a];
        for (let b = 0; b < width; b++) hessians[to + b] += scaled * x[b];
      }
    }
  }
}

/** Takes what moved rows (`moved`, `nRows × width`) explain now out of the residuals. */
export function settle(
  { starts, order, others, design }: RowRatings,
  moved: Float32Array,
  residual: Float32Array,
  width: number,
): void {
  for (let row = 0; row < starts.length - 1; row++) {
    const own = row * width;
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      const rating = order[at];
      const from = others[rating] * width;
      let sum = moved[own];
      for (let d = 1; d < width; d++) sum += moved[own + d] * design[from + d];
      residual[rating] -= sum;
    }
  }
}

/** Features of the rows, as in `SparseFeatures`, with the weights that are drawn. */
export interface FeatureWeights {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float32Array;
  /** `nFeatures × width` */
  readonly weights: Float32Array;
}

/** A normal prior of a feature's weights. */
export interface NormalPrior {
  /** `width × width`, both triangles */
  readonly precision: Float64Array;
  readonly mean: Float64Array;
}

/**
 * Draws the weights of one feature after another from their conditional distribution, and carries
 * each move into the rows' vectors (`totals`) and gradients.
 * @param normals `nFeatures × width` standard normal deviates
 */
export function drawFeatures(
  { starts, rows, values, weights }: FeatureWeights,
  { hessians, gradients }: RowStatistics,
  totals: Float32Array,
  { precision, mean }: NormalPrior,
  normals: Float32Array,
  width: number,
): void {
  const area = width * width;
  const lower = new Float64Array(area);
  const drawn = new Float64Array(width);
  const priorPull = new Float64Array(width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) priorPull[a] += precision[a * width + b] * mean[b];
  }
  for (let feature = 0; feature < starts.length - 1; feature++) {
    const own = feature * width;
    lower.fill(0);
    drawn.set(priorPull);
    for (let at = starts[feature]; at < starts[feature + 1]; at++) {
      const value = values[at];
      const square = value * value;
      const from = rows[at] * area;
      for (let a = 0; a < width; a++) {
        drawn[a] += value * gradients[rows[at] * width + a];
        const to = a * width;
        for (let b = 0; b <= a; b++) lower[to + b] += square * hessians[from + to + b];
      }
    }
    // the gradients are taken at the present weights: add back what these explain
    for (let a = 0; a < width; a++) {
      for (let b = 0; b < a; b++) {
        drawn[a] += lower[a * width + b] * weights[own + b];
        drawn[b] += lower[a * width + b] * weights[own + a];
      }
      drawn[a] += lower[a * width + a] * weights[own + a];
    }
    for (let at = 0; at < area; at++) lower[at] += precision[at];
    drawNormal(lower, drawn, normals, own, width);
    for (let a = 0; a < width; a++) {
      const move = drawn[a] - weights[own + a];
      weights[own + a] = drawn[a];
      drawn[a] = move;
    }
    for (let at = starts[feature]; at < starts[feature + 1]; at++) {
      carry(hessians, gradients, totals, rows[at], values[at], drawn, width);
    }
  }
}

/** Replaces `b` by a draw from `N(A⁻¹ b, A⁻¹)`; `A` is overwritten by its Cholesky factor. */
function drawNormal(
  matrix: Float64Array,
  b: Float64Array,
  normals: Float32Array,
  from: number,
  width: number,
): void {
  for (let row = 0; row < width; row++) {
    const r = row * width;
    let right = b[row];
    for (let column = 0; column <= row; column++) {
      const c = column * width;
      let sum = matrix[r + column];
      for (let d = 0; d < column; d++) sum -= matrix[r + d] * matrix[c + d];
      matrix[r + column] = column < row ? sum / matrix[c + column] : Math.sqrt(sum);
    }
    for (let d = 0; d < row; d++) right -= matrix[r + d] * b[d];
    b[row] = right / matrix[r + row];
  }
  for (let row = width - 1; row >= 0; row--) {
    let sum = b[row] + normals[from + row];
    for (let d = row + 1; d < width; d++) sum -= matrix[d * width + row] * b[d];
    b[row] = sum / matrix[row * width + row];
  }
}

/** Adds `value × move` to one row's vector and takes it out of its gradient. */
function carry(
  hessians: Float32Array,
  gradients: Float32Array,
  totals: Float32Array,
  row: number,
  value: number,
  move: Float64Array,
  width: number,
): void {
  const base = row * width;
  for (let a = 0; a < width; a++) {
    totals[base + a] += value * move[a];
    let change = 0;
    for (let b = 0; b < width; b++) change += hessians[(base + a) * width + b] * move[b];
    gradients[base + a] -= value * change;
  }
}
