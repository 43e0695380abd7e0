// AssemblyScript: the SIMD build of ../als.ts, which documents what each loop does.
// Ranks are multiples of 4.

import { addOuter, addScaled, dot, factorize, solve, sumOf } from "./dense";

/** Adds the ratings `from`…`end` of a row to its normal equations, `Σ x xᵀ` and `Σ target x`. */
function addRatings(
  from: i32,
  end: i32,
  others: usize,
  targets: usize,
  held: usize,
  out: usize,
  vector: usize,
  matrix: usize,
  packed: usize,
): void {
  const most = <i32> (vector >> 2);
  for (let at = from; at < end;) {
    const stop = min(at + most, end);
    const count = <usize> (stop - at);
    for (let x = packed; at < stop; at++, x += vector) {
      memory.copy(x, held + <usize> load<i32>(others + <usize> at * 4) * vector, vector);
      addScaled(out, load<f32>(targets + <usize> at * 4), x, vector);
    }
    addOuter(matrix, packed, count, vector);
  }
}

/** `A = diagonal + penalty + Σ x xᵀ`, `A p = Σ target x`: for rows with more ratings than factors. */
function solvePrimal(
  from: i32,
  end: i32,
  others: usize,
  targets: usize,
  held: usize,
  diagonal: usize,
  penalty: f32,
  out: usize,
  vector: usize,
  matrix: usize,
  packed: usize,
): void {
  const rank = vector / 4;
  memory.fill(matrix, 0, rank * vector);
  memory.fill(out, 0, vector);
  for (let d: usize = 0; d < rank; d++) {
    store<f32>(matrix + d * vector + d * 4, load<f32>(diagonal + d * 4) + penalty);
  }
  addRatings(from, end, others, targets, held, out, vector, matrix, packed);
  factorize(matrix, rank, vector);
  solve(matrix, rank, vector, out);
}

/**
 * Solves one row, `(gram + penalty + Σ x xᵀ) p = Σ target x`, and leaves the Cholesky factor in
 * `matrix` for {@link solveRow}. `packed` has room for `rank²` numbers.
 */
export function foldRow(
  others: usize,
  targets: usize,
  count: i32,
  held: usize,
  gram: usize,
  penalty: f32,
  out: usize,
  rank: i32,
  matrix: usize,
  packed: usize,
): void {
  const vector = <usize> rank * 4;
  memory.copy(matrix, gram, <usize> rank * vector);
  memory.fill(out, 0, vector);
  for (let d: usize = 0; d < <usize> rank; d++) {
    const cell = matrix + d * vector + d * 4;
    store<f32>(cell, load<f32>(cell) + penalty);
  }
  addRatings(0, count, others, targets, held, out, vector, matrix, packed);
  factorize(matrix, rank, vector);
  solve(matrix, rank, vector, out);
}

/** Solves for another right-hand side, in place. */
export function solveRow(matrix: usize, rank: i32, b: usize): void {
  solve(matrix, rank, <usize> rank * 4, b);
}

/** The same by Woodbury's identity, `p = S Zᵀ (Z Zᵀ + I)⁻¹ targets` with `Z = X S`, for the others. */
function solveDual(
  from: i32,
  end: i32,
  others: usize,
  targets: usize,
  held: usize,
  diagonal: usize,
  penalty: f32,
  out: usize,
  vector: usize,
  matrix: usize,
  scaled: usize,
  dual: usize,
): void {
  const count = <usize> (end - from);
  const stride = (count * 4 + 15) & ~15;
  const penalties = f32x4.splat(penalty);
  // `out` holds the scales S until the sums replace them
  for (let b: usize = 0; b < vector; b += 16) {
    const root = f32x4.sqrt(f32x4.add(v128.load(diagonal + b), penalties));
    v128.store(out + b, f32x4.div(f32x4.splat(1), root));
  }
  for (let row: usize = 0; row < count; row++) {
    const at = (<usize> from + row) * 4;
    const x = held + <usize> load<i32>(others + at) * vector;
    const z = scaled + row * vector;
    for (let b: usize = 0; b < vector; b += 16) {
      v128.store(z + b, f32x4.mul(v128.load(x + b), v128.load(out + b)));
    }
    store<f32>(dual + row * 4, load<f32>(targets + at));
    const kernel = matrix + row * stride;
    let other: usize = 0;
    for (; other + 4 <= row; other += 4) {
      const z0 = scaled + other * vector;
      let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
      for (let b: usize = 0; b < vector; b += 16) {
        const own = v128.load(z + b);
        s0 = f32x4.add(s0, f32x4.mul(own, v128.load(z0 + b)));
        s1 = f32x4.add(s1, f32x4.mul(own, v128.load(z0 + vector + b)));
        s2 = f32x4.add(s2, f32x4.mul(own, v128.load(z0 + 2 * vector + b)));
        s3 = f32x4.add(s3, f32x4.mul(own, v128.load(z0 + 3 * vector + b)));
      }
      store<f32>(kernel + other * 4, sumOf(s0), 0);
      store<f32>(kernel + other * 4, sumOf(s1), 4);
      store<f32>(kernel + other * 4, sumOf(s2), 8);
      store<f32>(kernel + other * 4, sumOf(s3), 12);
    }
    for (; other <= row; other++) {
      store<f32>(kernel + other * 4, dot(z, scaled + other * vector, vector));
    }
    store<f32>(kernel + row * 4, load<f32>(kernel + row * 4) + 1);
  }
  factorize(matrix, count, stride);
  solve(matrix, count, stride, dual);
  // Zᵀ y first, then the scales, which Z's rows still carry once
  memory.copy(matrix, out, vector);
  memory.fill(out, 0, vector);
  for (let row: usize = 0; row < count; row++) {
    addScaled(out, load<f32>(dual + row * 4), scaled + row * vector, vector);
  }
  for (let b: usize = 0; b < vector; b += 16) {
    v128.store(out + b, f32x4.mul(v128.load(out + b), v128.load(matrix + b)));
  }
}

/** `scratch` has room for `2 × rank² + rank` numbers. */
export function solveRows(
  starts: usize,
  nRows: i32,
  others: usize,
  targets: usize,
  held: usize,
  diagonal: usize,
  regularization: f32,
  unobserved: f32,
  out: usize,
  rank: i32,
  scratch: usize,
): void {
  const vector = <usize> rank * 4;
  const scaled = scratch + <usize> rank * vector;
  const dual = scaled + <usize> rank * vector;
  for (let row = 0; row < nRows; row++) {
    const from = load<i32>(starts + <usize> row * 4);
    const end = load<i32>(starts + (<usize> row + 1) * 4);
    const to = out + <usize> row * vector;
    const penalty = regularization * (<f32> (end - from) + unobserved);
    if (end === from) {
      memory.fill(to, 0, vector);
    } else if (end - from > rank) {
      // deno-fmt-ignore
      solvePrimal(from, end, others, targets, held, diagonal, penalty, to, vector, scratch, scaled);
    } else {
      // deno-fmt-ignore
      solveDual(from, end, others, targets, held, diagonal, penalty, to, vector, scratch, scaled, dual);
    }
  }
}
