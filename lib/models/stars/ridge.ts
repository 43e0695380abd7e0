import { CholeskyDecomposition, Matrix } from "ml-matrix";

/**
 * The ridge estimate `argmin_w Σ_r (target_r − design_r · w)² + Σ_d penalty_d w_d²`.
 *
 * Solves the smaller of the primal system (coordinates) and the dual one (ratings), so that twenty
 * ratings cost a 20 × 20 solve at any rank.
 * @param design one row a rating, row-major, `targets.length × penalties.length`
 * @param penalties positive; `Infinity` pins a coordinate to zero
 */
export function solveRidge(
  design: Float64Array,
  targets: Float64Array,
  penalties: Float64Array,
): Float64Array {
  const rows = targets.length;
  const width = penalties.length;
  if (rows === 0 || width === 0) return new Float64Array(width);
  return rows < width
    ? solveDual(design, targets, penalties)
    : solvePrimal(design, targets, penalties);
}

/** `w = D⁻¹ Xᵀ (X D⁻¹ Xᵀ + I)⁻¹ y` */
function solveDual(
  design: Float64Array,
  targets: Float64Array,
  penalties: Float64Array,
): Float64Array {
  const rows = targets.length;
  const width = penalties.length;
  const kernel = Matrix.eye(rows);
  for (let left = 0; left < rows; left++) {
    for (let right = 0; right <= left; right++) {
      let sum = left === right ? 1 : 0;
      for (let d = 0; d < width; d++) {
        sum += design[left * width + d] * design[right * width + d] / penalties[d];
      }
      kernel.set(left, right, sum);
      kernel.set(right, left, sum);
    }
  }
  const dual = new CholeskyDecomposition(kernel).solve(Matrix.columnVector([...targets]));
  const weights = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    const share = dual.get(row, 0);
    for (let d = 0; d < width; d++) weights[d] += share * design[row * width + d] / penalties[d];
  }
  return weights;
}

/** `w = (Xᵀ X + D)⁻¹ Xᵀ y`, over the coordinates that are not pinned. */
function solvePrimal(
  design: Float64Array,
  targets: Float64Array,
  penalties: Float64Array,
): Float64Array {
  const rows = targets.length;
  const width = penalties.length;
  const free = Array.from(penalties.keys()).filter((d) => penalties[d] < Infinity);
  const weights = new Float64Array(width);
  if (free.length === 0) return weights;
  const normal = new Float64Array(free.length * free.length);
  const right = new Float64Array(free.length);
  for (let row = 0; row < rows; row++) {
    const base = row * width;
    for (let a = 0; a < free.length; a++) {
      const value = design[base + free[a]];
      right[a] += value * targets[row];
      for (let b = 0; b <= a; b++) normal[a * free.length + b] += value * design[base + free[b]];
    }
  }
  const system = new Matrix(free.length, free.length);
  for (let a = 0; a < free.length; a++) {
    for (let b = 0; b <= a; b++) {
      const sum = normal[a * free.length + b] + (a === b ? penalties[free[a]] : 0);
      system.set(a, b, sum);
      system.set(b, a, sum);
    }
  }
  const solution = new CholeskyDecomposition(system).solve(Matrix.columnVector([...right]));
  free.forEach((d, a) => weights[d] = solution.get(a, 0));
  return weights;
}
