// AssemblyScript: the SIMD build of ../sgd.ts, which documents what the loop does.
// Ranks are multiples of 4.

export function descend(
  users: usize,
  items: usize,
  values: usize,
  count: i32,
  mean: f32,
  userBias: usize,
  itemBias: usize,
  userFactors: usize,
  itemFactors: usize,
  rank: i32,
  rate: f32,
  pull: f32,
): f64 {
  const vector = <usize> rank * 4;
  // p + rate × (error × q − pull × p) = keep × p + step × q
  const keep = f32x4.splat(1 - rate * pull);
  let squares: f64 = 0;
  for (let at: usize = 0; at < <usize> count * 4; at += 4) {
    const user = <usize> load<i32>(users + at);
    const item = <usize> load<i32>(items + at);
    const p = userFactors + user * vector;
    const q = itemFactors + item * vector;
    const product = dot(p, q, vector);
    const ub = load<f32>(userBias + user * 4);
    const ib = load<f32>(itemBias + item * 4);
    const error = load<f32>(values + at) - mean - ub - ib - product;
    squares += <f64> error * <f64> error;
    store<f32>(userBias + user * 4, ub + rate * (error - pull * ub));
    store<f32>(itemBias + item * 4, ib + rate * (error - pull * ib));
    const step = f32x4.splat(rate * error);
    let d: usize = 0;
    for (; d + 64 <= vector; d += 64) {
      move(p + d, q + d, keep, step);
      move(p + d + 16, q + d + 16, keep, step);
      move(p + d + 32, q + d + 32, keep, step);
      move(p + d + 48, q + d + 48, keep, step);
    }
    for (; d < vector; d += 16) move(p + d, q + d, keep, step);
  }
  return squares;
}

export function squares(
  users: usize,
  items: usize,
  values: usize,
  count: i32,
  mean: f32,
  userBias: usize,
  itemBias: usize,
  userFactors: usize,
  itemFactors: usize,
  rank: i32,
  sums: usize,
): void {
  const vector = <usize> rank * 4;
  for (let at: usize = 0; at < <usize> count * 4; at += 4) {
    const user = <usize> load<i32>(users + at);
    const item = <usize> load<i32>(items + at);
    const product = dot(userFactors + user * vector, itemFactors + item * vector, vector);
    const known = mean + load<f32>(userBias + user * 4) + load<f32>(itemBias + item * 4);
    const error = <f64> (load<f32>(values + at) - known - product);
    store<f64>(sums + user * 8, load<f64>(sums + user * 8) + error * error);
  }
}

/** The sum of products of two rows: in four sums, as one would wait for itself at every addition. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function dot(p: usize, q: usize, vector: usize): f32 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let e = f32x4.splat(0);
  let d: usize = 0;
  for (; d + 64 <= vector; d += 64) {
    a = f32x4.add(a, f32x4.mul(v128.load(p + d), v128.load(q + d)));
    b = f32x4.add(b, f32x4.mul(v128.load(p + d, 16), v128.load(q + d, 16)));
    c = f32x4.add(c, f32x4.mul(v128.load(p + d, 32), v128.load(q + d, 32)));
    e = f32x4.add(e, f32x4.mul(v128.load(p + d, 48), v128.load(q + d, 48)));
  }
  for (; d < vector; d += 16) {
    a = f32x4.add(a, f32x4.mul(v128.load(p + d), v128.load(q + d)));
  }
  const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, e));
  return (f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1)) +
    (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
}

/** Moves four coordinates of both rows by one step. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function move(p: usize, q: usize, keep: v128, step: v128): void {
  const mine = v128.load(p);
  const theirs = v128.load(q);
  v128.store(p, f32x4.add(f32x4.mul(keep, mine), f32x4.mul(step, theirs)));
  v128.store(q, f32x4.add(f32x4.mul(keep, theirs), f32x4.mul(step, mine)));
}
