// AssemblyScript: drawing weights of features, the SIMD build of ../gibbs_features.ts, which documents
// what each loop does.

import { factor, interleave, LANES, solve } from "./lanes";
import { addProduct, addTransformed, F, turn, V } from "./vectors";

export function drawRows(
  from: i32,
  to: i32,
  weights: usize,
  hessians: usize,
  gradients: usize,
  totals: usize,
  prior: usize,
  priorPull: usize,
  normals: usize,
  width: i32,
  scratch: usize,
): void {
  const size = <usize> width;
  const bytes = size * F;
  const area = size * bytes;
  const lanes = scratch;
  const rights = lanes + area * LANES;
  const deviates = rights + bytes * LANES;
  const right = deviates + bytes * LANES;
  const drawn = right + bytes * LANES;
  for (let row = <usize> from; row < <usize> to; row += LANES) {
    const count = min(LANES, <usize> to - row);
    // lanes without a row repeat the last one
    const r1 = row + min(1, count - 1);
    const r2 = row + min(2, count - 1);
    const r3 = row + min(3, count - 1);
    for (let lane: usize = 0; lane < LANES; lane++) {
      const own = row + min(lane, count - 1);
      const b = right + lane * bytes;
      for (let d: usize = 0; d < bytes; d += V) {
        v128.store(
          b + d,
          f32x4.add(v128.load(priorPull + d), v128.load(gradients + own * bytes + d)),
        );
      }
      // the gradients are taken at the present weights: add back what these explain
      addTransformed(b, hessians + own * area, weights + own * bytes, bytes);
    }
    interleave(
      hessians + row * area,
      hessians + r1 * area,
      hessians + r2 * area,
      hessians + r3 * area,
      prior,
      size,
      lanes,
    );
    factor(lanes, size);
    for (let d: usize = 0; d < bytes; d += V) {
      turn(
        right + d,
        right + bytes + d,
        right + 2 * bytes + d,
        right + 3 * bytes + d,
        rights + d * LANES,
      );
      const deviate = normals + d;
      turn(
        deviate + row * bytes,
        deviate + r1 * bytes,
        deviate + r2 * bytes,
        deviate + r3 * bytes,
        deviates + d * LANES,
      );
    }
    solve(lanes, rights, deviates, size);
    for (let d: usize = 0; d < bytes; d += V) {
      const block = rights + d * LANES;
      turn(block, block + V, block + 2 * V, block + 3 * V, block);
      for (let lane: usize = 0; lane < LANES; lane++) {
        v128.store(drawn + lane * bytes + d, v128.load(block + lane * V));
      }
    }
    for (let lane: usize = 0; lane < count; lane++) {
      const own = (row + lane) * bytes;
      const move = drawn + lane * bytes;
      for (let d: usize = 0; d < bytes; d += V) {
        const next = v128.load(move + d);
        const step = f32x4.sub(next, v128.load(weights + own + d));
        v128.store(weights + own + d, next);
        v128.store(totals + own + d, f32x4.add(v128.load(totals + own + d), step));
        v128.store(move + d, f32x4.neg(step));
      }
      addTransformed(gradients + own, hessians + (row + lane) * area, move, bytes);
    }
  }
}

/** Sums `scale² × hessian` of a feature's rows into `sums`. */
function gather(
  from: i32,
  end: i32,
  rows: usize,
  scales: usize,
  hessians: usize,
  area: usize,
  sums: usize,
): void {
  memory.fill(sums, 0, area);
  for (let at = from; at < end; at++) {
    const row = <usize> load<i32>(rows + (<usize> at << 2));
    const scale = load<f32>(scales + row * F);
    const square = f32x4.splat(scale * scale);
    const hessian = hessians + row * area;
    for (let b: usize = 0; b < area; b += V) addProduct(sums + b, square, v128.load(hessian + b));
  }
}

/** {@link gather} for vectors of 8, in registers. */
function gather8(
  from: i32,
  end: i32,
  rows: usize,
  scales: usize,
  hessians: usize,
  sums: usize,
): void {
  const zero = f32x4.splat(0);
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
  let b0 = zero, b1 = zero, b2 = zero, b3 = zero;
  let c0 = zero, c1 = zero, c2 = zero, c3 = zero;
  for (let at = from; at < end; at++) {
    const row = <usize> load<i32>(rows + (<usize> at << 2));
    const scale = v128.load32_splat(scales + row * F);
    const s = f32x4.mul(scale, scale);
    const h = hessians + row * 256;
    a0 = f32x4.add(a0, f32x4.mul(s, v128.load(h, 0)));
    a1 = f32x4.add(a1, f32x4.mul(s, v128.load(h, 32)));
    a2 = f32x4.add(a2, f32x4.mul(s, v128.load(h, 64)));
    a3 = f32x4.add(a3, f32x4.mul(s, v128.load(h, 96)));
    b0 = f32x4.add(b0, f32x4.mul(s, v128.load(h, 128)));
    b1 = f32x4.add(b1, f32x4.mul(s, v128.load(h, 160)));
    b2 = f32x4.add(b2, f32x4.mul(s, v128.load(h, 192)));
    b3 = f32x4.add(b3, f32x4.mul(s, v128.load(h, 224)));
    c0 = f32x4.add(c0, f32x4.mul(s, v128.load(h, 144)));
    c1 = f32x4.add(c1, f32x4.mul(s, v128.load(h, 176)));
    c2 = f32x4.add(c2, f32x4.mul(s, v128.load(h, 208)));
    c3 = f32x4.add(c3, f32x4.mul(s, v128.load(h, 240)));
  }
  v128.store(sums, a0, 0);
  v128.store(sums, a1, 32);
  v128.store(sums, a2, 64);
  v128.store(sums, a3, 96);
  v128.store(sums, b0, 128);
  v128.store(sums, b1, 160);
  v128.store(sums, b2, 192);
  v128.store(sums, b3, 224);
  v128.store(sums, c0, 144);
  v128.store(sums, c1, 176);
  v128.store(sums, c2, 208);
  v128.store(sums, c3, 240);
  for (let a: usize = 0; a < 16; a += 4) {
    for (let b: usize = 0; b < 16; b += 4) {
      store<f32>(sums + a * 8 + b, load<f32>(sums + 128 + b * 8 + a), 16);
    }
  }
}

export function prepareFeatures(
  from: i32,
  to: i32,
  starts: usize,
  rows: usize,
  scales: usize,
  weights: usize,
  hessians: usize,
  prior: usize,
  priorPull: usize,
  systems: usize,
  rights: usize,
  width: i32,
  scratch: usize,
): void {
  const size = <usize> width;
  const bytes = size * F;
  const area = size * bytes;
  const lanes = scratch;
  const sums = lanes + area * LANES;
  for (let feature = <usize> from; feature < <usize> to; feature += LANES) {
    const count = min(LANES, <usize> to - feature);
    for (let lane: usize = 0; lane < count; lane++) {
      const own = feature + lane;
      const sum = sums + lane * area;
      const first = load<i32>(starts + own * 4);
      const end = load<i32>(starts + (own + 1) * 4);
      if (width === 8) gather8(first, end, rows, scales, hessians, sum);
      else gather(first, end, rows, scales, hessians, area, sum);
      memory.copy(rights + own * bytes, priorPull, bytes);
      addTransformed(rights + own * bytes, sum, weights + own * bytes, bytes);
    }
    // lanes without a feature factor what was there before, for nobody
    interleave(sums, sums + area, sums + 2 * area, sums + 3 * area, prior, size, lanes);
    factor(lanes, size);
    for (let i: usize = 0; i < size; i++) {
      for (let j: usize = 0; j <= i; j++) {
        const value = lanes + (i * size + j) * V;
        for (let lane: usize = 0; lane < count; lane++) {
          const system = systems + (feature + lane) * area;
          const entry = load<f32>(value + lane * F);
          store<f32>(system + (i * size + j) * F, entry);
          store<f32>(system + (j * size + i) * F, entry);
        }
      }
    }
  }
}

/** Carries `scale × move` of a feature into its rows, for vectors of 8. */
function carry8(
  from: i32,
  end: i32,
  rows: usize,
  scales: usize,
  move: usize,
  hessians: usize,
  gradients: usize,
  totals: usize,
): void {
  const lo = v128.load(move);
  const hi = v128.load(move, 16);
  const m0 = v128.shuffle<f32>(lo, lo, 0, 0, 0, 0);
  const m1 = v128.shuffle<f32>(lo, lo, 1, 1, 1, 1);
  const m2 = v128.shuffle<f32>(lo, lo, 2, 2, 2, 2);
  const m3 = v128.shuffle<f32>(lo, lo, 3, 3, 3, 3);
  const m4 = v128.shuffle<f32>(hi, hi, 0, 0, 0, 0);
  const m5 = v128.shuffle<f32>(hi, hi, 1, 1, 1, 1);
  const m6 = v128.shuffle<f32>(hi, hi, 2, 2, 2, 2);
  const m7 = v128.shuffle<f32>(hi, hi, 3, 3, 3, 3);
  for (let at = from; at < end; at++) {
    const row = <usize> load<i32>(rows + (<usize> at << 2));
    const scale = v128.load32_splat(scales + row * F);
    const total = totals + row * 32;
    v128.store(total, f32x4.add(v128.load(total), f32x4.mul(scale, lo)));
    v128.store(total, f32x4.add(v128.load(total, 16), f32x4.mul(scale, hi)), 16);
    const h = hessians + row * 256;
    let left = f32x4.mul(m0, v128.load(h));
    let right = f32x4.mul(m0, v128.load(h, 16));
    let left2 = f32x4.mul(m1, v128.load(h, 32));
    let right2 = f32x4.mul(m1, v128.load(h, 48));
    left = f32x4.add(left, f32x4.mul(m2, v128.load(h, 64)));
    right = f32x4.add(right, f32x4.mul(m2, v128.load(h, 80)));
    left2 = f32x4.add(left2, f32x4.mul(m3, v128.load(h, 96)));
    right2 = f32x4.add(right2, f32x4.mul(m3, v128.load(h, 112)));
    left = f32x4.add(left, f32x4.mul(m4, v128.load(h, 128)));
    right = f32x4.add(right, f32x4.mul(m4, v128.load(h, 144)));
    left2 = f32x4.add(left2, f32x4.mul(m5, v128.load(h, 160)));
    right2 = f32x4.add(right2, f32x4.mul(m5, v128.load(h, 176)));
    left = f32x4.add(left, f32x4.mul(m6, v128.load(h, 192)));
    right = f32x4.add(right, f32x4.mul(m6, v128.load(h, 208)));
    left2 = f32x4.add(left2, f32x4.mul(m7, v128.load(h, 224)));
    right2 = f32x4.add(right2, f32x4.mul(m7, v128.load(h, 240)));
    const g = gradients + row * 32;
    const first = f32x4.mul(scale, f32x4.add(left, left2));
    const second = f32x4.mul(scale, f32x4.add(right, right2));
    v128.store(g, f32x4.sub(v128.load(g), first));
    v128.store(g, f32x4.sub(v128.load(g, 16), second), 16);
  }
}

/** {@link carry8} for vectors of any width; `step` is room for one. */
function carry(
  from: i32,
  end: i32,
  rows: usize,
  scales: usize,
  move: usize,
  hessians: usize,
  gradients: usize,
  totals: usize,
  bytes: usize,
  area: usize,
  step: usize,
): void {
  for (let at = from; at < end; at++) {
    const row = <usize> load<i32>(rows + (<usize> at << 2));
    const scale = v128.load32_splat(scales + row * F);
    for (let b: usize = 0; b < bytes; b += V) {
      const part = f32x4.mul(scale, v128.load(move + b));
      const total = totals + row * bytes + b;
      v128.store(total, f32x4.add(v128.load(total), part));
      v128.store(step + b, f32x4.neg(part));
    }
    addTransformed(gradients + row * bytes, hessians + row * area, step, bytes);
  }
}

export function drawFeatures(
  from: i32,
  to: i32,
  starts: usize,
  rows: usize,
  scales: usize,
  weights: usize,
  systems: usize,
  rights: usize,
  hessians: usize,
  gradients: usize,
  totals: usize,
  normals: usize,
  width: i32,
  scratch: usize,
): void {
  const size = <usize> width;
  const bytes = size * F;
  const area = size * bytes;
  const b = scratch;
  const y = b + bytes;
  const step = y + bytes;
  for (let feature = <usize> from; feature < <usize> to; feature++) {
    const first = load<i32>(starts + feature * 4);
    const end = load<i32>(starts + (feature + 1) * 4);
    memory.copy(b, rights + feature * bytes, bytes);
    for (let at = first; at < end; at++) {
      const row = <usize> load<i32>(rows + (<usize> at << 2));
      const scale = v128.load32_splat(scales + row * F);
      for (let d: usize = 0; d < bytes; d += V) {
        addProduct(b + d, scale, v128.load(gradients + row * bytes + d));
      }
    }
    // row d of a system holds column d of the factor on its right and row d on its left
    const system = systems + feature * area;
    for (let d: usize = 0; d < size; d++) {
      const row = system + d * bytes;
      const value = load<f32>(b + d * F) * load<f32>(row + d * F);
      store<f32>(y + d * F, value + load<f32>(normals + feature * bytes + d * F));
      const negative = f32x4.splat(-value);
      for (let c: usize = 0; c < bytes; c += V) addProduct(b + c, negative, v128.load(row + c));
    }
    const own = weights + feature * bytes;
    for (let d: usize = size; d-- > 0;) {
      const row = system + d * bytes;
      const value = load<f32>(y + d * F) * load<f32>(row + d * F);
      const negative = f32x4.splat(-value);
      for (let c: usize = 0; c < bytes; c += V) addProduct(y + c, negative, v128.load(row + c));
      store<f32>(b + d * F, value - load<f32>(own + d * F));
      store<f32>(own + d * F, value);
    }
    if (width === 8) carry8(first, end, rows, scales, b, hessians, gradients, totals);
    else carry(first, end, rows, scales, b, hessians, gradients, totals, bytes, area, step);
  }
}
