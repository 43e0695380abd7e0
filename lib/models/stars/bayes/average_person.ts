/** Everybody's mean bias and served factors. */
export interface AveragePerson {
  readonly bias: number;
  /** `rank` numbers */
  readonly factors: Float64Array;
}

/**
 * The average over people. It is what is expected of a stranger: a person without ratings has no set
 * of films either, and so would lack what sets add to everybody.
 * @param userFactors `nUsers × rank`
 * @param counts of people's ratings: those with none do not count; everybody does without it
 */
export function averagePerson(
  userBias: Float32Array,
  userFactors: ArrayLike<number>,
  counts?: Int32Array,
): AveragePerson {
  const rank = userFactors.length / userBias.length;
  const factors = new Float64Array(rank);
  let bias = 0;
  let people = 0;
  for (let user = 0; user < userBias.length; user++) {
    if (counts?.[user] === 0) continue;
    people++;
    bias += userBias[user];
    for (let d = 0; d < rank; d++) factors[d] += userFactors[user * rank + d];
  }
  return { bias: bias / people, factors: factors.map((sum) => sum / people) };
}

/** Puts the average person in the place of those without ratings. */
export function fillStrangers(
  userBias: Float32Array,
  userFactors: Float32Array,
  counts: Int32Array,
): void {
  const { bias, factors } = averagePerson(userBias, userFactors, counts);
  counts.forEach((count, user) => {
    if (count > 0) return;
    userBias[user] = bias;
    userFactors.set(factors, user * factors.length);
  });
}
