/** A biased factorisation under training; factors are row-major, `rank` to a row. */
export interface FactorModel {
  readonly mean: number;
  readonly userBias: Float32Array;
  readonly itemBias: Float32Array;
  readonly userFactors: Float32Array;
  readonly itemFactors: Float32Array;
  readonly rank: number;
}

/** Ratings in the order in which they are met. */
export interface RatingList {
  readonly users: Int32Array;
  readonly items: Int32Array;
  readonly values: Float32Array;
}

/** The size of a step and the pull towards zero. */
export interface Step {
  readonly rate: number;
  readonly pull: number;
}

/** A rating less what the model predicts, unclipped. */
export function errorOf(model: FactorModel, user: number, item: number, value: number): number {
  const { mean, userBias, itemBias, userFactors, itemFactors, rank } = model;
  let predicted = mean + userBias[user] + itemBias[item];
  for (let d = 0; d < rank; d++) {
    predicted += userFactors[user * rank + d] * itemFactors[item * rank + d];
  }
  return value - predicted;
}

/**
 * One pass of stochastic gradient descent over the ratings in their order, in plain TypeScript:
 * the reference that the WebAssembly build is tested against.
 * @returns the sum of squared errors, each before its step
 */
export function descend(
  { users, items, values }: RatingList,
  { mean, userBias, itemBias, userFactors, itemFactors, rank }: FactorModel,
  { rate, pull }: Step,
): number {
  let squares = 0;
  for (let at = 0; at < values.length; at++) {
    const user = users[at];
    const item = items[at];
    const p = user * rank;
    const q = item * rank;
    let dot = 0;
    for (let d = 0; d < rank; d++) dot += userFactors[p + d] * itemFactors[q + d];
    const error = values[at] - mean - userBias[user] - itemBias[item] - dot;
    squares += error * error;
    userBias[user] += rate * (error - pull * userBias[user]);
    itemBias[item] += rate * (error - pull * itemBias[item]);
    for (let d = 0; d < rank; d++) {
      const mine = userFactors[p + d];
      const theirs = itemFactors[q + d];
      userFactors[p + d] = mine + rate * (error * theirs - pull * mine);
      itemFactors[q + d] = theirs + rate * (error * mine - pull * theirs);
    }
  }
  return squares;
}
