import type { Arena } from "./arena.ts";
import type {
  accumulate,
  drawFeatures,
  FeatureWeights,
  NormalPrior,
  RowRatings,
  RowStatistics,
  settle,
} from "./gibbs.ts";
import { loadKernel } from "./load.ts";

/** The loops of `gibbs.ts`, whichever way they are built. */
export interface GibbsKernel {
  readonly accumulate: typeof accumulate;
  readonly settle: typeof settle;
  readonly drawFeatures: typeof drawFeatures;
}

/**
 * The WebAssembly SIMD build of `gibbs.ts` for arrays of an arena and vectors of one width, a
 * multiple of 4. Same results within rounding; the same bits on every machine.
 */
export function gibbsSimd(arena: Arena, width: number): GibbsKernel {
  const kernel = loadKernel(arena.memory);
  const x = arena.float32(width);
  const scratch = arena.float64(2 * width * width + 6 * width);
  const precision = arena.float64(width * width);
  const pull = arena.float64(width);
  return {
    accumulate(ratings: RowRatings, weights, residual, statistics: RowStatistics) {
      const { starts, order, others, design } = ratings;
      const addresses = [
        starts.byteOffset,
        order.byteOffset,
        starts.length - 1,
        others.byteOffset,
        design.byteOffset,
        weights.byteOffset,
        residual.byteOffset,
        statistics.hessians.byteOffset,
        statistics.gradients.byteOffset,
      ];
      if (width === 8) kernel.accumulate8(...addresses);
      else kernel.accumulate(...addresses, width, x.byteOffset);
    },
    settle({ starts, order, others, design }: RowRatings, moved, residual) {
      kernel.settle(
        starts.byteOffset,
        order.byteOffset,
        starts.length - 1,
        others.byteOffset,
        design.byteOffset,
        moved.byteOffset,
        residual.byteOffset,
        width,
      );
    },
    drawFeatures(features: FeatureWeights, statistics, totals, prior: NormalPrior, normals) {
      precision.set(prior.precision);
      for (let a = 0; a < width; a++) {
        pull[a] = 0;
        for (let b = 0; b < width; b++) pull[a] += prior.precision[a * width + b] * prior.mean[b];
      }
      kernel.drawFeatures(
        features.starts.byteOffset,
        features.starts.length - 1,
        features.rows.byteOffset,
        features.values.byteOffset,
        features.weights.byteOffset,
        statistics.hessians.byteOffset,
        statistics.gradients.byteOffset,
        totals.byteOffset,
        precision.byteOffset,
        pull.byteOffset,
        normals.byteOffset,
        width,
        scratch.byteOffset,
      );
    },
  };
}
