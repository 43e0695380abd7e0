// AssemblyScript: products and triangles of dense matrices of single precision, which the other
// kernels share. Rows are `stride` bytes apart; vectors may start at any address.

// @ts-ignore: a decorator of AssemblyScript
@inline
export function sumOf(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** The dot product of the first `bytes` bytes of two rows. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function dot(a: usize, b: usize, bytes: usize): f32 {
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
export function addScaled(y: usize, factor: f32, x: usize, bytes: usize): void {
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
export function factorize(matrix: usize, size: usize, stride: usize): void {
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
export function solve(matrix: usize, size: usize, stride: usize, b: usize): void {
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

/** Adds `Σ x xᵀ` over packed rows to four rows of a matrix, from column `b` on, eight wide. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function addTile8(
  to: usize,
  packed: usize,
  end: usize,
  vector: usize,
  a: usize,
  b: usize,
): void {
  const t0 = to + a * (vector >> 2) + b;
  const t1 = t0 + vector, t2 = t1 + vector, t3 = t2 + vector;
  let s00 = v128.load(t0), s01 = v128.load(t0, 16);
  let s10 = v128.load(t1), s11 = v128.load(t1, 16);
  let s20 = v128.load(t2), s21 = v128.load(t2, 16);
  let s30 = v128.load(t3), s31 = v128.load(t3, 16);
  for (let x = packed; x < end; x += vector) {
    const p0 = v128.load(x + b), p1 = v128.load(x + b, 16);
    let f = v128.load32_splat(x + a);
    s00 = f32x4.add(s00, f32x4.mul(f, p0));
    s01 = f32x4.add(s01, f32x4.mul(f, p1));
    f = v128.load32_splat(x + a, 4);
    s10 = f32x4.add(s10, f32x4.mul(f, p0));
    s11 = f32x4.add(s11, f32x4.mul(f, p1));
    f = v128.load32_splat(x + a, 8);
    s20 = f32x4.add(s20, f32x4.mul(f, p0));
    s21 = f32x4.add(s21, f32x4.mul(f, p1));
    f = v128.load32_splat(x + a, 12);
    s30 = f32x4.add(s30, f32x4.mul(f, p0));
    s31 = f32x4.add(s31, f32x4.mul(f, p1));
  }
  v128.store(t0, s00);
  v128.store(t0, s01, 16);
  v128.store(t1, s10);
  v128.store(t1, s11, 16);
  v128.store(t2, s20);
  v128.store(t2, s21, 16);
  v128.store(t3, s30);
  v128.store(t3, s31, 16);
}

/** The same, four wide. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function addTile4(
  to: usize,
  packed: usize,
  end: usize,
  vector: usize,
  a: usize,
  b: usize,
): void {
  const t0 = to + a * (vector >> 2) + b;
  const t1 = t0 + vector, t2 = t1 + vector, t3 = t2 + vector;
  let s0 = v128.load(t0), s1 = v128.load(t1), s2 = v128.load(t2), s3 = v128.load(t3);
  for (let x = packed; x < end; x += vector) {
    const p = v128.load(x + b);
    s0 = f32x4.add(s0, f32x4.mul(v128.load32_splat(x + a), p));
    s1 = f32x4.add(s1, f32x4.mul(v128.load32_splat(x + a, 4), p));
    s2 = f32x4.add(s2, f32x4.mul(v128.load32_splat(x + a, 8), p));
    s3 = f32x4.add(s3, f32x4.mul(v128.load32_splat(x + a, 12), p));
  }
  v128.store(t0, s0);
  v128.store(t1, s1);
  v128.store(t2, s2);
  v128.store(t3, s3);
}

/**
 * Adds `Σ x xᵀ` over packed rows of `vector` bytes, a multiple of 16, to the lower triangle of a
 * matrix with rows of the same length. A tile of it stays in registers while the rows go by. Up to
 * three numbers right of the diagonal are overwritten.
 */
export function addOuter(matrix: usize, packed: usize, count: usize, vector: usize): void {
  const end = packed + count * vector;
  for (let a: usize = 0; a < vector; a += 16) {
    let b: usize = 0;
    for (; b + 16 <= a; b += 32) addTile8(matrix, packed, end, vector, a, b);
    if (b <= a) addTile4(matrix, packed, end, vector, a, b);
  }
}
