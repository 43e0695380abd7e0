// AssemblyScript: the SIMD build of ../gibbs.ts, which documents what each loop does.
// Widths are multiples of 4; of matrices both triangles are filled.

/** Bytes of a number of single precision. */
const F: usize = 4;
/** Bytes of a number of double precision. */
const D: usize = 8;

// @ts-ignore: a decorator of AssemblyScript
@inline
function sumOf(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** Fills the upper right quarter of a symmetric 8 × 8 matrix from the lower left one. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function mirror8(matrix: usize): void {
  for (let a: usize = 0; a < 16; a += 4) {
    for (let b: usize = 0; b < 16; b += 4) {
      store<f32>(matrix + a * 8 + b, load<f32>(matrix + 128 + b * 8 + a), 16);
    }
  }
}

export function accumulate(
  starts: usize,
  order: usize,
  nRows: i32,
  others: usize,
  design: usize,
  precision: usize,
  residual: usize,
  hessians: usize,
  gradients: usize,
  width: i32,
  x: usize,
): void {
  const vector = <usize> width * F;
  const area = <usize> width * vector;
  for (let row = 0; row < nRows; row++) {
    const hessian = hessians + <usize> row * area;
    const gradient = gradients + <usize> row * vector;
    memory.fill(hessian, 0, area);
    memory.fill(gradient, 0, vector);
    const end = load<i32>(starts + (<usize> row + 1) * 4);
    for (let at = load<i32>(starts + <usize> row * 4); at < end; at++) {
      const rating = <usize> load<i32>(order + <usize> at * 4) * 4;
      const weight = load<f32>(precision + rating);
      const pull = f32x4.splat(weight * load<f32>(residual + rating));
      memory.copy(x, design + <usize> load<i32>(others + rating) * vector, vector);
      store<f32>(x, 1);
      for (let b: usize = 0; b < vector; b += 16) {
        const v = v128.load(x + b);
        v128.store(gradient + b, f32x4.add(v128.load(gradient + b), f32x4.mul(pull, v)));
      }
      let to = hessian;
      for (let a: usize = 0; a < vector; a += F) {
        const scaled = f32x4.splat(weight * load<f32>(x + a));
        for (let b: usize = 0; b < vector; b += 16) {
          const h = to + b;
          v128.store(h, f32x4.add(v128.load(h), f32x4.mul(scaled, v128.load(x + b))));
        }
        to += vector;
      }
    }
  }
}

/** {@link accumulate} for vectors of 8, with all sums in registers. */
export function accumulate8(
  starts: usize,
  order: usize,
  nRows: i32,
  others: usize,
  design: usize,
  precision: usize,
  residual: usize,
  hessians: usize,
  gradients: usize,
): void {
  const zero = f32x4.splat(0);
  for (let row = 0; row < nRows; row++) {
    let g0 = zero, g1 = zero;
    let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
    let b0 = zero, b1 = zero, b2 = zero, b3 = zero;
    let c0 = zero, c1 = zero, c2 = zero, c3 = zero;
    const end = load<i32>(starts + (<usize> row + 1) * 4);
    for (let at = load<i32>(starts + <usize> row * 4); at < end; at++) {
      const rating = <usize> load<i32>(order + <usize> at * 4) * 4;
      const weight = load<f32>(precision + rating);
      const pull = f32x4.splat(load<f32>(residual + rating));
      const from = design + <usize> load<i32>(others + rating) * 32;
      const x0 = f32x4.replace_lane(v128.load(from), 0, 1);
      const x1 = v128.load(from, 16);
      const w0 = f32x4.mul(x0, f32x4.splat(weight));
      const w1 = f32x4.mul(x1, f32x4.splat(weight));
      g0 = f32x4.add(g0, f32x4.mul(pull, w0));
      g1 = f32x4.add(g1, f32x4.mul(pull, w1));
      a0 = f32x4.add(a0, f32x4.mul(f32x4.splat(f32x4.extract_lane(w0, 0)), x0));
      a1 = f32x4.add(a1, f32x4.mul(f32x4.splat(f32x4.extract_lane(w0, 1)), x0));
      a2 = f32x4.add(a2, f32x4.mul(f32x4.splat(f32x4.extract_lane(w0, 2)), x0));
      a3 = f32x4.add(a3, f32x4.mul(f32x4.splat(f32x4.extract_lane(w0, 3)), x0));
      const s0 = f32x4.splat(f32x4.extract_lane(w1, 0));
      const s1 = f32x4.splat(f32x4.extract_lane(w1, 1));
      const s2 = f32x4.splat(f32x4.extract_lane(w1, 2));
      const s3 = f32x4.splat(f32x4.extract_lane(w1, 3));
      b0 = f32x4.add(b0, f32x4.mul(s0, x0));
      b1 = f32x4.add(b1, f32x4.mul(s1, x0));
      b2 = f32x4.add(b2, f32x4.mul(s2, x0));
      b3 = f32x4.add(b3, f32x4.mul(s3, x0));
      c0 = f32x4.add(c0, f32x4.mul(s0, x1));
      c1 = f32x4.add(c1, f32x4.mul(s1, x1));
      c2 = f32x4.add(c2, f32x4.mul(s2, x1));
      c3 = f32x4.add(c3, f32x4.mul(s3, x1));
    }
    const gradient = gradients + <usize> row * 32;
    v128.store(gradient, g0);
    v128.store(gradient, g1, 16);
    const h = hessians + <usize> row * 256;
    v128.store(h, a0, 0);
    v128.store(h, a1, 32);
    v128.store(h, a2, 64);
    v128.store(h, a3, 96);
    v128.store(h, b0, 128);
    v128.store(h, b1, 160);
    v128.store(h, b2, 192);
    v128.store(h, b3, 224);
    v128.store(h, c0, 144);
    v128.store(h, c1, 176);
    v128.store(h, c2, 208);
    v128.store(h, c3, 240);
    mirror8(h);
  }
}

export function settle(
  starts: usize,
  order: usize,
  nRows: i32,
  others: usize,
  design: usize,
  moved: usize,
  residual: usize,
  width: i32,
): void {
  const vector = <usize> width * F;
  for (let row = 0; row < nRows; row++) {
    const own = moved + <usize> row * vector;
    const end = load<i32>(starts + (<usize> row + 1) * 4);
    for (let at = load<i32>(starts + <usize> row * 4); at < end; at++) {
      const rating = <usize> load<i32>(order + <usize> at * 4) * 4;
      const from = design + <usize> load<i32>(others + rating) * vector;
      let sum = f32x4.mul(v128.load(own), f32x4.replace_lane(v128.load(from), 0, 1));
      for (let b: usize = 16; b < vector; b += 16) {
        sum = f32x4.add(sum, f32x4.mul(v128.load(own + b), v128.load(from + b)));
      }
      store<f32>(residual + rating, load<f32>(residual + rating) - sumOf(sum));
    }
  }
}

/** Sums `value × gradient` and `value² × hessian` of a feature's rows into `sums`. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function gather(
  from: i32,
  end: i32,
  rows: usize,
  values: usize,
  hessians: usize,
  gradients: usize,
  vector: usize,
  area: usize,
  sums: usize,
): void {
  memory.fill(sums, 0, area + vector);
  for (let at = from; at < end; at++) {
    const row = <usize> load<i32>(rows + <usize> at * 4);
    const value = load<f32>(values + <usize> at * 4);
    const v = f32x4.splat(value);
    const g = gradients + row * vector;
    for (let b: usize = 0; b < vector; b += 16) {
      const to = sums + area + b;
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(v, v128.load(g + b))));
    }
    const square = f32x4.splat(value * value);
    const h = hessians + row * area;
    for (let b: usize = 0; b < area; b += 16) {
      const to = sums + b;
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(square, v128.load(h + b))));
    }
  }
}

/** {@link gather} for vectors of 8, in registers. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function gather8(
  from: i32,
  end: i32,
  rows: usize,
  values: usize,
  hessians: usize,
  gradients: usize,
  sums: usize,
): void {
  const zero = f32x4.splat(0);
  let g0 = zero, g1 = zero;
  let a0 = zero, a1 = zero, a2 = zero, a3 = zero;
  let b0 = zero, b1 = zero, b2 = zero, b3 = zero;
  let c0 = zero, c1 = zero, c2 = zero, c3 = zero;
  for (let at = from; at < end; at++) {
    const row = <usize> load<i32>(rows + <usize> at * 4);
    const value = load<f32>(values + <usize> at * 4);
    const v = f32x4.splat(value);
    const g = gradients + row * 32;
    g0 = f32x4.add(g0, f32x4.mul(v, v128.load(g)));
    g1 = f32x4.add(g1, f32x4.mul(v, v128.load(g, 16)));
    const s = f32x4.splat(value * value);
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
  mirror8(sums);
  v128.store(sums, g0, 256);
  v128.store(sums, g1, 272);
}

/**
 * Draws from `N(A⁻¹ b, A⁻¹)` into the column that held `b`. `system` has `width` rows of `width + 2`
 * numbers: a row of A, then its element of b. Factors `A = Uᵀ U` by rows, with b carried along, and
 * keeps `1 / U[d][d]` on the diagonal.
 */
function drawNormal(system: usize, normals: usize, x: usize, width: usize): void {
  const stride = (width + 2) * D;
  const end = stride;
  for (let d: usize = 0; d < width; d++) {
    const row = system + d * stride;
    const inverse = 1 / sqrt(load<f64>(row + d * D));
    const scale = f64x2.splat(inverse);
    for (let c = (d & ~1) * D; c < end; c += 16) {
      v128.store(row + c, f64x2.mul(scale, v128.load(row + c)));
    }
    for (let below = d + 1; below < width; below++) {
      const factor = f64x2.splat(load<f64>(row + below * D));
      const to = system + below * stride;
      for (let c = (below & ~1) * D; c < end; c += 16) {
        v128.store(to + c, f64x2.sub(v128.load(to + c), f64x2.mul(factor, v128.load(row + c))));
      }
    }
    store<f64>(row + d * D, inverse);
  }
  for (let d = width; d-- > 0;) {
    const row = system + d * stride;
    let sum = load<f64>(row + width * D) + <f64> load<f32>(normals + d * F);
    for (let c = d + 1; c < width; c++) sum -= load<f64>(row + c * D) * load<f64>(x + c * D);
    store<f64>(x + d * D, sum * load<f64>(row + d * D));
  }
}

/** `scratch` has room for `2 × width² + 6 × width` numbers of double precision. */
export function drawFeatures(
  starts: usize,
  nFeatures: i32,
  rows: usize,
  values: usize,
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
  const vector = size * F;
  const area = size * vector;
  const sums = scratch;
  const system = sums + area + vector;
  const stride = (size + 2) * D;
  const drawn = system + size * stride;
  const move = drawn + size * D;
  for (let feature = 0; feature < nFeatures; feature++) {
    const from = load<i32>(starts + <usize> feature * 4);
    const end = load<i32>(starts + (<usize> feature + 1) * 4);
    const own = weights + <usize> feature * vector;
    if (width === 8) gather8(from, end, rows, values, hessians, gradients, sums);
    else gather(from, end, rows, values, hessians, gradients, vector, area, sums);
    // the gradients are taken at the present weights: add back what these explain
    for (let b: usize = 0; b < vector; b += 16) {
      let right = v128.load(sums + area + b);
      for (let a: usize = 0; a < size; a++) {
        const weight = v128.load32_splat(own + a * F);
        right = f32x4.add(right, f32x4.mul(weight, v128.load(sums + a * vector + b)));
      }
      v128.store(sums + area + b, right);
    }
    for (let a: usize = 0; a < size; a++) {
      const row = system + a * stride;
      for (let b: usize = 0; b < size; b += 2) {
        const data = f64x2.promote_low_f32x4(v128.load64_zero(sums + a * vector + b * F));
        v128.store(row + b * D, f64x2.add(data, v128.load(prior + (a * size + b) * D)));
      }
      const right = <f64> load<f32>(sums + area + a * F);
      store<f64>(row + size * D, load<f64>(priorPull + a * D) + right);
    }
    drawNormal(system, normals + <usize> feature * vector, drawn, size);
    for (let a: usize = 0; a < size; a++) {
      const next = <f32> load<f64>(drawn + a * D);
      store<f32>(move + a * F, next - load<f32>(own + a * F));
      store<f32>(own + a * F, next);
    }
    for (let at = from; at < end; at++) {
      const row = <usize> load<i32>(rows + <usize> at * 4);
      const v = f32x4.splat(load<f32>(values + <usize> at * 4));
      const total = totals + row * vector;
      const g = gradients + row * vector;
      const h = hessians + row * area;
      for (let b: usize = 0; b < vector; b += 16) {
        v128.store(total + b, f32x4.add(v128.load(total + b), f32x4.mul(v, v128.load(move + b))));
        let change = f32x4.splat(0);
        for (let a: usize = 0; a < size; a++) {
          const step = v128.load32_splat(move + a * F);
          change = f32x4.add(change, f32x4.mul(step, v128.load(h + a * vector + b)));
        }
        v128.store(g + b, f32x4.sub(v128.load(g + b), f32x4.mul(v, change)));
      }
    }
  }
}
