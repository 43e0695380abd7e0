// AssemblyScript: four symmetric positive definite systems solved at once, one in each lane of the
// vectors, as the steps of one alone wait for each other.

import { F, turn, V } from "./vectors";

/** Systems that are solved together. */
export const LANES: usize = 4;

/** Lays four lower triangles into the lanes and adds the prior. */
export function interleave(
  m0: usize,
  m1: usize,
  m2: usize,
  m3: usize,
  prior: usize,
  width: usize,
  lanes: usize,
): void {
  for (let i: usize = 0; i < width; i++) {
    const line = i * width * F;
    for (let j: usize = 0; j <= i; j += 4) {
      const block = line + j * F;
      const to = lanes + block * LANES;
      turn(m0 + block, m1 + block, m2 + block, m3 + block, to);
      for (let c: usize = 0; c < 4; c++) {
        const place = to + c * V;
        v128.store(place, f32x4.add(v128.load(place), v128.load32_splat(prior + block + c * F)));
      }
    }
  }
}

/** Cholesky factors of the lanes' systems in place, with the inverse of each pivot in its place. */
export function factor(lanes: usize, width: usize): void {
  const stride = width * V;
  // rounding may leave nothing of a pivot where a system is nearly singular
  const least = f32x4.splat(1e-12);
  for (let d: usize = 0; d < width; d++) {
    const diagonal = lanes + d * stride + d * V;
    const inverse = f32x4.div(
      f32x4.splat(1),
      f32x4.sqrt(f32x4.max(v128.load(diagonal), least)),
    );
    v128.store(diagonal, inverse);
    for (let i = d + 1; i < width; i++) {
      const row = lanes + i * stride;
      const factor = f32x4.mul(v128.load(row + d * V), inverse);
      v128.store(row + d * V, factor);
      let above = diagonal + stride;
      for (let j = (d + 1) * V; j <= i * V; j += V) {
        v128.store(row + j, f32x4.sub(v128.load(row + j), f32x4.mul(factor, v128.load(above))));
        above += stride;
      }
    }
  }
}

/** Replaces the lanes' right sides by draws; `normals` holds deviates by lane. */
export function solve(lanes: usize, rights: usize, normals: usize, width: usize): void {
  const stride = width * V;
  for (let d: usize = 0; d < width; d++) {
    const y = f32x4.mul(v128.load(rights + d * V), v128.load(lanes + d * stride + d * V));
    v128.store(rights + d * V, y);
    for (let i = d + 1; i < width; i++) {
      const to = rights + i * V;
      const l = v128.load(lanes + i * stride + d * V);
      v128.store(to, f32x4.sub(v128.load(to), f32x4.mul(l, y)));
    }
  }
  for (let d: usize = width; d-- > 0;) {
    const row = lanes + d * stride;
    const sum = f32x4.add(v128.load(rights + d * V), v128.load(normals + d * V));
    const x = f32x4.mul(sum, v128.load(row + d * V));
    v128.store(rights + d * V, x);
    for (let i: usize = 0; i < d; i++) {
      const to = rights + i * V;
      v128.store(to, f32x4.sub(v128.load(to), f32x4.mul(v128.load(row + i * V), x)));
    }
  }
}
