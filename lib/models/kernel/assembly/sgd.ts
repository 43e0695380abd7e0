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
    let sum = f32x4.splat(0);
    for (let d: usize = 0; d < vector; d += 16) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(p + d), v128.load(q + d)));
    }
    const product = (f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1)) +
      (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
    const ub = load<f32>(userBias + user * 4);
    const ib = load<f32>(itemBias + item * 4);
    const error = load<f32>(values + at) - mean - ub - ib - product;
    squares += <f64> error * <f64> error;
    store<f32>(userBias + user * 4, ub + rate * (error - pull * ub));
    store<f32>(itemBias + item * 4, ib + rate * (error - pull * ib));
    const step = f32x4.splat(rate * error);
    for (let d: usize = 0; d < vector; d += 16) {
      const mine = v128.load(p + d);
      const theirs = v128.load(q + d);
      v128.store(p + d, f32x4.add(f32x4.mul(keep, mine), f32x4.mul(step, theirs)));
      v128.store(q + d, f32x4.add(f32x4.mul(keep, theirs), f32x4.mul(step, mine)));
    }
  }
  return squares;
}
