import { drawFeatures, drawRows, type FeatureWeights, type NormalPrior } from "./gibbs_features.ts";
import {
  accumulate,
  type MovedRows,
  type RowRatings,
  type RowStatistics,
  scatter,
  settle,
} from "./gibbs_rows.ts";

/** A group of features to draw: its weights, prior and one normal deviate for each weight. */
export interface FeatureDraw {
  readonly features: FeatureWeights;
  readonly prior: NormalPrior;
  readonly normals: Float32Array;
}

/** The loops of Gibbs sampling, whichever way they are built. */
export interface GibbsKernel {
  /** {@link accumulate} */
  accumulate(ratings: RowRatings, statistics: RowStatistics): Promise<void>;
  /**
   * Draws one group after another, the first being the rows' own: {@link drawRows},
   * {@link drawFeatures}.
   */
  draw(
    groups: readonly FeatureDraw[],
    statistics: RowStatistics,
    totals: Float32Array,
  ): Promise<void>;
  /** {@link settle} */
  settle(ratings: RowRatings, rows: MovedRows, squares: Float32Array): Promise<void>;
  /** {@link scatter}, of each group's weights */
  scatter(weights: readonly Float32Array[]): Promise<Float64Array[]>;
}

/** The plain loops, for vectors of any width. */
export function gibbsPlain(width: number): GibbsKernel {
  return {
    accumulate(ratings, statistics) {
      accumulate(ratings, statistics, width);
      return Promise.resolve();
    },
    draw([own, ...shared], statistics, totals) {
      drawRows(own.features.weights, statistics, totals, own.prior, own.normals, width);
      for (const { features, prior, normals } of shared) {
        drawFeatures(features, statistics, totals, prior, normals, width);
      }
      return Promise.resolve();
    },
    settle(ratings, rows, squares) {
      settle(ratings, rows, squares, width);
      return Promise.resolve();
    },
    scatter: (weights) => Promise.resolve(weights.map((group) => scatter(group, width))),
  };
}
