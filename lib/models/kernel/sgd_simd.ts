import type { Arena } from "./arena.ts";
import { loadKernel } from "./load.ts";
import type { descend } from "./sgd.ts";

/** The WebAssembly SIMD build of `sgd.ts` for arrays of an arena and ranks that are multiples of 4. */
export function sgdSimd(arena: Arena): typeof descend {
  const kernel = loadKernel(arena.memory);
  return ({ users, items, values }, model, { rate, pull }) =>
    kernel.descend(
      users.byteOffset,
      items.byteOffset,
      values.byteOffset,
      values.length,
      model.mean,
      model.userBias.byteOffset,
      model.itemBias.byteOffset,
      model.userFactors.byteOffset,
      model.itemFactors.byteOffset,
      model.rank,
      rate,
      pull,
    );
}
