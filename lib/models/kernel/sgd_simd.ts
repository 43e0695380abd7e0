import type { FactorModel, RatingList, Step } from "./sgd.ts";
import type { KernelCall } from "./team_round.ts";

/** What both kernels are told of ratings `from…to` of a list and of the model. */
function argsOf(
  { users, items, values }: RatingList,
  from: number,
  to: number,
  model: FactorModel,
): number[] {
  const skipped = 4 * from;
  return [
    users.byteOffset + skipped,
    items.byteOffset + skipped,
    values.byteOffset + skipped,
    to - from,
    model.mean,
    model.userBias.byteOffset,
    model.itemBias.byteOffset,
    model.userFactors.byteOffset,
    model.itemFactors.byteOffset,
    model.rank,
  ];
}

/**
 * A call that adds the squared error of each of the ratings `from…to` of a list to its person's sum,
 * under the same conditions as {@link descendCall}.
 * @param sums one a person
 */
export function squaresCall(
  list: RatingList,
  from: number,
  to: number,
  model: FactorModel,
  sums: Float64Array,
): KernelCall {
  return {
    kernel: "squares",
    args: [
      ...argsOf(list, from, to, model),
      sums.byteOffset,
    ],
  };
}

/**
 * A call of the WebAssembly SIMD build of `descend` of `sgd.ts` for ratings `from…to` of a list, for
 * arrays of an arena and ranks that are multiples of 4.
 */
export function descendCall(
  list: RatingList,
  from: number,
  to: number,
  model: FactorModel,
  { rate, pull }: Step,
): KernelCall {
  return {
    kernel: "descend",
    args: [
      ...argsOf(list, from, to, model),
      rate,
      pull,
    ],
  };
}
