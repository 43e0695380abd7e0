// AssemblyScript: products with many rows of equal length, the SIMD build of ../rows.ts.

import { addOuter, addScaled, dot, sumOf } from "./dense";

/** Dot products of one vector with `nRows` rows of a length that is a multiple of 4. */
export function dotRows(rows: usize, nRows: i32, x: usize, out: usize, rank: i32): void {
  const vector = <usize> rank * 4;
  const end = out + <usize> nRows * 4;
  let row = rows;
  for (; out + 16 <= end; out += 16, row += 4 * vector) {
    const r1 = row + vector, r2 = r1 + vector, r3 = r2 + vector;
    let s0 = f32x4.splat(0), s1 = f32x4.splat(0), s2 = f32x4.splat(0), s3 = f32x4.splat(0);
    for (let at: usize = 0; at < vector; at += 16) {
      const p = v128.load(x + at);
      s0 = f32x4.add(s0, f32x4.mul(p, v128.load(row + at)));
      s1 = f32x4.add(s1, f32x4.mul(p, v128.load(r1 + at)));
      s2 = f32x4.add(s2, f32x4.mul(p, v128.load(r2 + at)));
      s3 = f32x4.add(s3, f32x4.mul(p, v128.load(r3 + at)));
    }
    store<f32>(out, sumOf(s0));
    store<f32>(out, sumOf(s1), 4);
    store<f32>(out, sumOf(s2), 8);
    store<f32>(out, sumOf(s3), 12);
  }
  for (; out < end; out += 4, row += vector) store<f32>(out, dot(row, x, vector));
}

/** Dot products of one vector with chosen rows, of any length. */
export function dotChosen(
  rows: usize,
  chosen: usize,
  count: i32,
  x: usize,
  out: usize,
  width: i32,
): void {
  const vector = <usize> width * 4;
  for (let at: usize = 0; at < <usize> count; at++) {
    const row = rows + <usize> load<i32>(chosen + at * 4) * vector;
    store<f32>(out + at * 4, dot(row, x, vector));
  }
}

/** `Σ weight × row` over chosen rows, of any length. */
export function sumChosen(
  rows: usize,
  chosen: usize,
  weights: usize,
  count: i32,
  out: usize,
  width: i32,
): void {
  const vector = <usize> width * 4;
  memory.fill(out, 0, vector);
  const end = chosen + <usize> count * 4;
  for (; chosen + 16 <= end; chosen += 16, weights += 16) {
    const r0 = rows + <usize> load<i32>(chosen) * vector;
    const r1 = rows + <usize> load<i32>(chosen, 4) * vector;
    const r2 = rows + <usize> load<i32>(chosen, 8) * vector;
    const r3 = rows + <usize> load<i32>(chosen, 12) * vector;
    const w0 = v128.load32_splat(weights);
    const w1 = v128.load32_splat(weights, 4);
    const w2 = v128.load32_splat(weights, 8);
    const w3 = v128.load32_splat(weights, 12);
    let at: usize = 0;
    for (; at + 16 <= vector; at += 16) {
      const first = f32x4.add(
        f32x4.mul(w0, v128.load(r0 + at)),
        f32x4.mul(w1, v128.load(r1 + at)),
      );
      const last = f32x4.add(
        f32x4.mul(w2, v128.load(r2 + at)),
        f32x4.mul(w3, v128.load(r3 + at)),
      );
      v128.store(out + at, f32x4.add(v128.load(out + at), f32x4.add(first, last)));
    }
    for (; at < vector; at += 4) {
      const first = load<f32>(weights) * load<f32>(r0 + at) +
        load<f32>(weights, 4) * load<f32>(r1 + at);
      const last = load<f32>(weights, 8) * load<f32>(r2 + at) +
        load<f32>(weights, 12) * load<f32>(r3 + at);
      store<f32>(out + at, load<f32>(out + at) + (first + last));
    }
  }
  for (; chosen < end; chosen += 4, weights += 4) {
    const row = rows + <usize> load<i32>(chosen) * vector;
    addScaled(out, load<f32>(weights), row, vector);
  }
}

/** The lower triangle of `Σ x xᵀ` over rows; single precision, so sums go by groups of rows. */
export function gramRows(rows: usize, nRows: i32, out: usize, rank: i32): void {
  const vector = <usize> rank * 4;
  memory.fill(out, 0, <usize> rank * vector);
  for (let from = 0; from < nRows; from += 64) {
    addOuter(out, rows + <usize> from * vector, min(64, nRows - from), vector);
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
