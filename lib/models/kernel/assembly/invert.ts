// AssemblyScript: inverting large symmetric matrices by blocks, see ../invert_simd.ts. Rows are
// `stride` bytes apart, a multiple of 32; of the matrix the lower triangle is read. What lies right
// of the diagonal is overwritten by anything.

import { addScaled, factorize, solve } from "./dense";

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

/**
 * Inverts the block of `width` rows from `first` into `pivot`, `width` rows of `width` numbers;
 * `scratch` has room for as many.
 */
export function invertPivot(
  matrix: usize,
  stride: usize,
  first: i32,
  width: i32,
  pivot: usize,
  scratch: usize,
): void {
  const vector = <usize> width * 4;
  const block = matrix + <usize> first * stride + <usize> first * 4;
  for (let row: usize = 0; row < <usize> width; row++) {
    memory.copy(scratch + row * vector, block + row * stride, vector);
  }
  invert(scratch, width, vector, pivot);
}

/** Where number `c` of a row of the packed panel is: eight rows lie side by side. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function packedAt(packed: usize, row: usize, vector: usize, c: usize): usize {
  return packed + (row >> 3) * vector * 8 + c * 32 + (row & 7) * 4;
}

/**
 * For rows `from`…`end`: copies their part of the block's columns, `v`, to `panel`, and writes
 * `v × pivot` to `packed`. Rows of the block itself become zero.
 */
export function sweepPanel(
  matrix: usize,
  stride: usize,
  first: i32,
  width: i32,
  pivot: usize,
  from: i32,
  end: i32,
  panel: usize,
  packed: usize,
  scratch: usize,
): void {
  const vector = <usize> width * 4;
  for (let row = <usize> from; row < <usize> end; row++) {
    const v = panel + row * vector;
    memory.fill(scratch, 0, vector);
    if (row >= <usize> (first + width)) {
      memory.copy(v, matrix + row * stride + <usize> first * 4, vector);
    } else if (row < <usize> first) {
      for (let c: usize = 0; c < <usize> width; c++) {
        store<f32>(v + c * 4, load<f32>(matrix + (<usize> first + c) * stride + row * 4));
      }
    } else {
      memory.fill(v, 0, vector);
    }
    for (let c: usize = 0; c < <usize> width; c++) {
      addScaled(scratch, load<f32>(v + c * 4), pivot + c * vector, vector);
    }
    for (let c: usize = 0; c < <usize> width; c++) {
      store<f32>(packedAt(packed, row, vector, c), load<f32>(scratch + c * 4));
    }
  }
}

/** Subtracts `panel × packedᵀ` from the lower triangle of rows `from`…`end`, multiples of 4. */
export function sweepUpdate(
  matrix: usize,
  stride: usize,
  width: i32,
  from: i32,
  end: i32,
  panel: usize,
  packed: usize,
): void {
  const vector = <usize> width * 4;
  for (let row = <usize> from; row < <usize> end; row += 4) {
    const v0 = panel + row * vector;
    const v1 = v0 + vector, v2 = v1 + vector, v3 = v2 + vector;
    for (let column: usize = 0; column < row + 4; column += 8) {
      const t0 = matrix + row * stride + column * 4;
      const t1 = t0 + stride, t2 = t1 + stride, t3 = t2 + stride;
      let s00 = v128.load(t0), s01 = v128.load(t0, 16);
      let s10 = v128.load(t1), s11 = v128.load(t1, 16);
      let s20 = v128.load(t2), s21 = v128.load(t2, 16);
      let s30 = v128.load(t3), s31 = v128.load(t3, 16);
      let w = packed + (column >> 3) * vector * 8;
      for (let c: usize = 0; c < vector; c += 4, w += 32) {
        const p0 = v128.load(w), p1 = v128.load(w, 16);
        let f = v128.load32_splat(v0 + c);
        s00 = f32x4.sub(s00, f32x4.mul(f, p0));
        s01 = f32x4.sub(s01, f32x4.mul(f, p1));
        f = v128.load32_splat(v1 + c);
        s10 = f32x4.sub(s10, f32x4.mul(f, p0));
        s11 = f32x4.sub(s11, f32x4.mul(f, p1));
        f = v128.load32_splat(v2 + c);
        s20 = f32x4.sub(s20, f32x4.mul(f, p0));
        s21 = f32x4.sub(s21, f32x4.mul(f, p1));
        f = v128.load32_splat(v3 + c);
        s30 = f32x4.sub(s30, f32x4.mul(f, p0));
        s31 = f32x4.sub(s31, f32x4.mul(f, p1));
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
  }
}

/** Writes the packed panel into the block's columns, and minus the pivot into the block. */
export function sweepStore(
  matrix: usize,
  stride: usize,
  first: i32,
  width: i32,
  size: i32,
  pivot: usize,
  packed: usize,
): void {
  const vector = <usize> width * 4;
  for (let c: usize = 0; c < <usize> width; c++) {
    const row = matrix + (<usize> first + c) * stride;
    for (let other: usize = 0; other < <usize> first; other++) {
      store<f32>(row + other * 4, load<f32>(packedAt(packed, other, vector, c)));
    }
    for (let other: usize = 0; other <= c; other++) {
      const cell = row + (<usize> first + other) * 4;
      store<f32>(cell, -load<f32>(pivot + c * vector + other * 4));
    }
  }
  for (let other = <usize> (first + width); other < <usize> size; other++) {
    const to = matrix + other * stride + <usize> first * 4;
    for (let c: usize = 0; c < <usize> width; c++) {
      store<f32>(to + c * 4, load<f32>(packedAt(packed, other, vector, c)));
    }
  }
}

/** Fills the upper triangle of rows `from`…`end` of a symmetric matrix from the lower one. */
export function mirrorRows(matrix: usize, stride: usize, size: i32, from: i32, end: i32): void {
  for (let row = <usize> from; row < <usize> end; row++) {
    for (let column = row + 1; column < <usize> size; column++) {
      const cell = load<f32>(matrix + column * stride + row * 4);
      store<f32>(matrix + row * stride + column * 4, cell);
    }
  }
}
