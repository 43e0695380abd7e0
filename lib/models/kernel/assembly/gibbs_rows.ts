// AssemblyScript: what the ratings of rows say, the SIMD build of ../gibbs_rows.ts, which documents
// what each loop does. An `order` of 0 means that the ratings of the rows are in their order.

import { addProduct, F, sumOf, V } from "./vectors";

/** The position of the rating that is `at`-th by row. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function placeOf(order: usize, at: i32): usize {
  return <usize> (order === 0 ? at : load<i32>(order + (<usize> at << 2))) << 2;
}

export function accumulate(
  from: i32,
  to: i32,
  starts: usize,
  order: usize,
  others: usize,
  design: usize,
  otherPrecision: usize,
  rowPrecision: usize,
  residual: usize,
  hessians: usize,
  gradients: usize,
  width: i32,
  x: usize,
): void {
  const bytes = <usize> width * F;
  const area = <usize> width * bytes;
  for (let row = from; row < to; row++) {
    const own = load<f32>(rowPrecision + <usize> row * F);
    const hessian = hessians + <usize> row * area;
    const gradient = gradients + <usize> row * bytes;
    memory.fill(hessian, 0, area);
    memory.fill(gradient, 0, bytes);
    const end = load<i32>(starts + (<usize> row + 1) * 4);
    for (let at = load<i32>(starts + <usize> row * 4); at < end; at++) {
      const other = <usize> load<i32>(others + (<usize> at << 2));
      const weight = own * load<f32>(otherPrecision + other * F);
      const pull = f32x4.splat(weight * load<f32>(residual + placeOf(order, at)));
      memory.copy(x, design + other * bytes, bytes);
      store<f32>(x, 1);
      for (let b: usize = 0; b < bytes; b += V) addProduct(gradient + b, pull, v128.load(x + b));
      let line = hessian;
      for (let a: usize = 0; a < bytes; a += F) {
        const scaled = f32x4.splat(weight * load<f32>(x + a));
        for (let b: usize = 0; b < bytes; b += V) addProduct(line + b, scaled, v128.load(x + b));
        line += bytes;
      }
    }
  }
}

/** {@link accumulate} for vectors of 8, with all sums in registers. */
export function accumulate8(
  from: i32,
  to: i32,
  starts: usize,
  order: usize,
  others: usize,
  design: usize,
  otherPrecision: usize,
  rowPrecision: usize,
  residual: usize,
  hessians: usize,
  gradients: usize,
): void {
  const zero = f32x4.splat(0);
  for (let row = from; row < to; row++) {
    let g0 = zero, g1 = zero;
    let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    let b0 = zero, b1 = zero, b2 = zero, b3 = zero;
    let c0 = zero, c1 = zero, c2 = zero, c3 = zero;
    const end = load<i32>(starts + (<usize> row + 1) * 4);
    for (let at = load<i32>(starts + <usize> row * 4); at < end; at++) {
      const other = <usize> load<i32>(others + (<usize> at << 2));
      const weight = v128.load32_splat(otherPrecision + other * F);
      const pull = v128.load32_splat(residual + placeOf(order, at));
      const line = design + other * 32;
      const x0 = f32x4.replace_lane(v128.load(line), 0, 1);
      const x1 = v128.load(line, 16);
      const w0 = f32x4.mul(x0, weight);
      const w1 = f32x4.mul(x1, weight);
      g0 = f32x4.add(g0, f32x4.mul(pull, w0));
      g1 = f32x4.add(g1, f32x4.mul(pull, w1));
      a0 = f32x4.add(a0, f32x4.mul(v128.shuffle<f32>(w0, w0, 0, 0, 0, 0), x0));
      a1 = f32x4.add(a1, f32x4.mul(v128.shuffle<f32>(w0, w0, 1, 1, 1, 1), x0));
      a2 = f32x4.add(a2, f32x4.mul(v128.shuffle<f32>(w0, w0, 2, 2, 2, 2), x0));
      a3 = f32x4.add(a3, f32x4.mul(v128.shuffle<f32>(w0, w0, 3, 3, 3, 3), x0));
      const s0 = v128.shuffle<f32>(w1, w1, 0, 0, 0, 0);
      const s1 = v128.shuffle<f32>(w1, w1, 1, 1, 1, 1);
      const s2 = v128.shuffle<f32>(w1, w1, 2, 2, 2, 2);
      const s3 = v128.shuffle<f32>(w1, w1, 3, 3, 3, 3);
      b0 = f32x4.add(b0, f32x4.mul(s0, x0));
      b1 = f32x4.add(b1, f32x4.mul(s1, x0));
      b2 = f32x4.add(b2, f32x4.mul(s2, x0));
      b3 = f32x4.add(b3, f32x4.mul(s3, x0));
      c0 = f32x4.add(c0, f32x4.mul(s0, x1));
      c1 = f32x4.add(c1, f32x4.mul(s1, x1));
      c2 = f32x4.add(c2, f32x4.mul(s2, x1));
      c3 = f32x4.add(c3, f32x4.mul(s3, x1));
    }
    const own = v128.load32_splat(rowPrecision + <usize> row * F);
    const gradient = gradients + <usize> row * 32;
    v128.store(gradient, f32x4.mul(own, g0));
    v128.store(gradient, f32x4.mul(own, g1), 16);
    const h = hessians + <usize> row * 256;
    v128.store(h, f32x4.mul(own, a0), 0);
    v128.store(h, f32x4.mul(own, a1), 32);
    v128.store(h, f32x4.mul(own, a2), 64);
    v128.store(h, f32x4.mul(own, a3), 96);
    v128.store(h, f32x4.mul(own, b0), 128);
    v128.store(h, f32x4.mul(own, b1), 160);
    v128.store(h, f32x4.mul(own, b2), 192);
    v128.store(h, f32x4.mul(own, b3), 224);
    v128.store(h, f32x4.mul(own, c0), 144);
    v128.store(h, f32x4.mul(own, c1), 176);
    v128.store(h, f32x4.mul(own, c2), 208);
    v128.store(h, f32x4.mul(own, c3), 240);
    // the upper right quarter mirrors the lower left one
    for (let a: usize = 0; a < 16; a += 4) {
      for (let b: usize = 0; b < 16; b += 4) {
        store<f32>(h + a * 8 + b, load<f32>(h + 128 + b * 8 + a), 16);
      }
    }
  }
}

export function settle(
  from: i32,
  to: i32,
  starts: usize,
  order: usize,
  others: usize,
  design: usize,
  totals: usize,
  before: usize,
  residual: usize,
  squares: usize,
  width: i32,
  moved: usize,
): void {
  const bytes = <usize> width * F;
  for (let row = from; row < to; row++) {
    const own = <usize> row * bytes;
    for (let b: usize = 0; b < bytes; b += V) {
      v128.store(moved + b, f32x4.sub(v128.load(totals + own + b), v128.load(before + own + b)));
    }
    let sum: f32 = 0;
    const end = load<i32>(starts + (<usize> row + 1) * 4);
    for (let at = load<i32>(starts + <usize> row * 4); at < end; at++) {
      const line = design + <usize> load<i32>(others + (<usize> at << 2)) * bytes;
      let change = f32x4.mul(v128.load(moved), f32x4.replace_lane(v128.load(line), 0, 1));
      for (let b: usize = V; b < bytes; b += V) {
        change = f32x4.add(change, f32x4.mul(v128.load(moved + b), v128.load(line + b)));
      }
      const place = residual + placeOf(order, at);
      const left = load<f32>(place) - sumOf(change);
      store<f32>(place, left);
      sum += left * left;
    }
    store<f32>(squares + <usize> row * F, sum);
  }
}

export function scatter(from: i32, to: i32, weights: usize, sums: usize, width: i32): void {
  const bytes = <usize> width * F;
  memory.fill(sums, 0, <usize> width * bytes + bytes);
  for (let row = from; row < to; row++) {
    const own = weights + <usize> row * bytes;
    let line = sums;
    for (let a: usize = 0; a < bytes; a += F) {
      const weight = v128.load32_splat(own + a);
      for (let b: usize = 0; b < bytes; b += V) addProduct(line + b, weight, v128.load(own + b));
      line += bytes;
    }
    const one = f32x4.splat(1);
    for (let b: usize = 0; b < bytes; b += V) addProduct(line + b, one, v128.load(own + b));
  }
}
