// AssemblyScript: the SIMD build of ../als.ts, which documents what each loop does.
// Ranks are multiples of 4.

// @ts-ignore: a decorator of AssemblyScript
@inline
function sumOf(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** The dot product of the first `bytes` bytes of two rows. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function dot(a: usize, b: usize, bytes: usize): f32 {
  let sum = f32x4.splat(0);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
  let total = sumOf(sum);
  for (; at < bytes; at += 4) total += load<f32>(a + at) * load<f32>(b + at);
  return total;
}

/** Adds `factor` times the first `bytes` bytes of row `x` to row `y`. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function addScaled(y: usize, factor: f32, x: usize, bytes: usize): void {
  const scale = f32x4.splat(factor);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    v128.store(y + at, f32x4.add(v128.load(y + at), f32x4.mul(scale, v128.load(x + at))));
  }
  for (; at < bytes; at += 4) store<f32>(y + at, load<f32>(y + at) + factor * load<f32>(x + at));
}

/**
 * Cholesky factor of the lower triangle in place, column by column; the diagonal keeps `1 / L[d][d]`.
 * Four rows at a time share the loads of the pivot's row.
 */
function factorize(matrix: usize, size: usize, stride: usize): void {
  for (let c: usize = 0; c < size; c++) {
    const pivot = matrix + c * stride;
    const bytes = c * 4;
    const inverse = <f32> 1 / sqrt<f32>(load<f32>(pivot + bytes) - dot(pivot, pivot, bytes));
    store<f32>(pivot + bytes, inverse);
    let row = c + 1;
    for (; row + 4 <= size; row += 4) {
      const r0 = matrix + row * stride;
      const r1 = r0 + stride;
      const r2 = r1 + stride;
      const r3 = r2 + stride;
      let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
      let at: usize = 0;
      for (; at + 16 <= bytes; at += 16) {
        const p = v128.load(pivot + at);
        s0 = f32x4.add(s0, f32x4.mul(p, v128.load(r0 + at)));
        s1 = f32x4.add(s1, f32x4.mul(p, v128.load(r1 + at)));
        s2 = f32x4.add(s2, f32x4.mul(p, v128.load(r2 + at)));
        s3 = f32x4.add(s3, f32x4.mul(p, v128.load(r3 + at)));
      }
      let t0 = sumOf(s0), t1 = sumOf(s1), t2 = sumOf(s2), t3 = sumOf(s3);
      for (; at < bytes; at += 4) {
        const p = load<f32>(pivot + at);
        t0 += p * load<f32>(r0 + at);
        t1 += p * load<f32>(r1 + at);
        t2 += p * load<f32>(r2 + at);
        t3 += p * load<f32>(r3 + at);
      }
      store<f32>(r0 + bytes, (load<f32>(r0 + bytes) - t0) * inverse);
      store<f32>(r1 + bytes, (load<f32>(r1 + bytes) - t1) * inverse);
      store<f32>(r2 + bytes, (load<f32>(r2 + bytes) - t2) * inverse);
      store<f32>(r3 + bytes, (load<f32>(r3 + bytes) - t3) * inverse);
    }
    for (; row < size; row++) {
      const r = matrix + row * stride;
      store<f32>(r + bytes, (load<f32>(r + bytes) - dot(pivot, r, bytes)) * inverse);
    }
  }
}

/** Solves `L Lᵀ x = b` in place after {@link factorize}. */
function solve(matrix: usize, size: usize, stride: usize, b: usize): void {
  for (let d: usize = 0; d < size; d++) {
    const row = matrix + d * stride;
    const rest = load<f32>(b + d * 4) - dot(row, b, d * 4);
    store<f32>(b + d * 4, rest * load<f32>(row + d * 4));
  }
  for (let d = size; d-- > 0;) {
    const row = matrix + d * stride;
    const x = load<f32>(b + d * 4) * load<f32>(row + d * 4);
    store<f32>(b + d * 4, x);
    addScaled(b, -x, row, d * 4);
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
): void {
  const rank = vector / 4;
  memory.fill(matrix, 0, rank * vector);
  memory.fill(out, 0, vector);
  for (let at = from; at < end; at++) {
    const x = held + <usize> load<i32>(others + <usize> at * 4) * vector;
    addScaled(out, load<f32>(targets + <usize> at * 4), x, vector);
  }
  let at = from;
  for (; at + 4 <= end; at += 4) {
    const list = others + <usize> at * 4;
    const x0 = held + <usize> load<i32>(list) * vector;
    const x1 = held + <usize> load<i32>(list, 4) * vector;
    const x2 = held + <usize> load<i32>(list, 8) * vector;
    const x3 = held + <usize> load<i32>(list, 12) * vector;
    for (let a: usize = 0; a < rank; a++) {
      const f0 = v128.load32_splat(x0 + a * 4);
      const f1 = v128.load32_splat(x1 + a * 4);
      const f2 = v128.load32_splat(x2 + a * 4);
      const f3 = v128.load32_splat(x3 + a * 4);
      const row = matrix + a * vector;
      for (let b: usize = 0; b <= a * 4; b += 16) {
        const first = f32x4.add(f32x4.mul(f0, v128.load(x0 + b)), f32x4.mul(f1, v128.load(x1 + b)));
        const last = f32x4.add(f32x4.mul(f2, v128.load(x2 + b)), f32x4.mul(f3, v128.load(x3 + b)));
        v128.store(row + b, f32x4.add(v128.load(row + b), f32x4.add(first, last)));
      }
    }
  }
  for (; at < end; at++) {
    const x = held + <usize> load<i32>(others + <usize> at * 4) * vector;
    for (let a: usize = 0; a < rank; a++) {
      addScaled(matrix + a * vector, load<f32>(x + a * 4), x, a * 4 + 4);
    }
  }
  for (let d: usize = 0; d < rank; d++) {
    const cell = matrix + d * vector + d * 4;
    store<f32>(cell, load<f32>(cell) + load<f32>(diagonal + d * 4) + penalty);
  }
  factorize(matrix, rank, vector);
  solve(matrix, rank, vector, out);
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
      solvePrimal(from, end, others, targets, held, diagonal, penalty, to, vector, scratch);
    } else {
      // deno-fmt-ignore
      solveDual(from, end, others, targets, held, diagonal, penalty, to, vector, scratch, scaled, dual);
    }
  }
}

/** Dot products of one vector with `nRows` rows. */
export function dotRows(rows: usize, nRows: i32, x: usize, out: usize, rank: i32): void {
  const vector = <usize> rank * 4;
  for (let row: usize = 0; row < <usize> nRows; row++) {
    store<f32>(out + row * 4, dot(rows + row * vector, x, vector));
  }
}

/** The lower triangle of `Σ x xᵀ` over all rows. */
export function gramRows(rows: usize, nRows: i32, out: usize, rank: i32): void {
  const vector = <usize> rank * 4;
  memory.fill(out, 0, <usize> rank * vector);
  const end = rows + <usize> nRows * vector;
  let x = rows;
  for (; x + 4 * vector <= end; x += 4 * vector) {
    const x1 = x + vector;
    const x2 = x1 + vector;
    const x3 = x2 + vector;
    for (let a: usize = 0; a < vector; a += 4) {
      const f0 = v128.load32_splat(x + a);
      const f1 = v128.load32_splat(x1 + a);
      const f2 = v128.load32_splat(x2 + a);
      const f3 = v128.load32_splat(x3 + a);
      const to = out + a * <usize> rank;
      for (let b: usize = 0; b <= a; b += 16) {
        const first = f32x4.add(f32x4.mul(f0, v128.load(x + b)), f32x4.mul(f1, v128.load(x1 + b)));
        const last = f32x4.add(f32x4.mul(f2, v128.load(x2 + b)), f32x4.mul(f3, v128.load(x3 + b)));
        v128.store(to + b, f32x4.add(v128.load(to + b), f32x4.add(first, last)));
      }
    }
  }
  for (; x < end; x += vector) {
    for (let a: usize = 0; a < vector; a += 4) {
      addScaled(out + a * <usize> rank, load<f32>(x + a), x, a + 4);
    }
  }
}

/** Replaces every row x by `xᵀ basis`. */
export function rotateRows(
  rows: usize,
  nRows: i32,
  basis: usize,
  rank: i32,
  scratch: usize,
): void {
  const vector = <usize> rank * 4;
  for (let row: usize = 0; row < <usize> nRows; row++) {
    const x = rows + row * vector;
    memory.copy(scratch, x, vector);
    memory.fill(x, 0, vector);
    for (let a: usize = 0; a < vector; a += 4) {
      addScaled(x, load<f32>(scratch + a), basis + a * <usize> rank, vector);
    }
  }
}

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
