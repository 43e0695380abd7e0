import { groupBy } from "../../groups.ts";
import {
  accumulate,
  drawFeatures,
  type FeatureWeights,
  type NormalPrior,
  type RowRatings,
  type RowStatistics,
  settle,
} from "../../kernel/gibbs.ts";
import type { Random } from "../../random.ts";
import type { SparseFeatures } from "../../sparse.ts";
import { drawPrior, standardPrior } from "./hyper.ts";

/** A group of features with one prior, as genres, or the films a person has rated. */
export interface Group extends FeatureWeights {
  readonly name: string;
  readonly nFeatures: number;
  prior: NormalPrior;
}

/**
 * Rows on one side of the ratings, as people or films. A row's vector, its *total*, is the sum of
 * the weights of its features.
 */
export interface Level {
  /** The row of each rating. */
  readonly rowOf: Int32Array;
  readonly starts: Int32Array;
  readonly order: Int32Array;
  readonly groups: readonly Group[];
  /** `nRows × width` */
  readonly totals: Float32Array;
  readonly statistics: RowStatistics;
}

/** Standard deviation of the weights of a row's own feature and of a shared one before sampling. */
const OWN_START = 0.1;
const SHARED_START = 0.02;

function startGroup(
  features: SparseFeatures,
  startSd: number,
  width: number,
  random: Random,
): Group {
  const weights = Float32Array.from(
    { length: features.nFeatures * width },
    () => startSd * random.normal(),
  );
  return { ...features, weights, prior: standardPrior(width) };
}

/**
 * Prepares one level of the sampler.
 * @param features the first is the rows' own, an identity
 */
export function startLevel(
  rowOf: Int32Array,
  nRows: number,
  features: readonly SparseFeatures[],
  width: number,
  random: Random,
): Level {
  const groups = features.map((group, at) =>
    startGroup(group, at === 0 ? OWN_START : SHARED_START, width, random)
  );
  const totals = new Float32Array(nRows * width);
  for (const { nFeatures, starts, rows, values, weights } of groups) {
    for (let feature = 0; feature < nFeatures; feature++) {
      for (let at = starts[feature]; at < starts[feature + 1]; at++) {
        for (let d = 0; d < width; d++) {
          totals[rows[at] * width + d] += values[at] * weights[feature * width + d];
        }
      }
    }
  }
  return {
    rowOf,
    ...groupBy(rowOf, nRows),
    groups,
    totals,
    statistics: {
      hessians: new Float32Array(nRows * width * width),
      gradients: new Float32Array(nRows * width),
    },
  };
}

/**
 * Draws every weight of a level, group by group, then each group's prior, the other side held.
 * Costs O(ratings × width² + entries of the features × width²).
 */
export function drawLevel(
  level: Level,
  meets: Pick<RowRatings, "others" | "design">,
  precision: Float32Array,
  residual: Float32Array,
  width: number,
  random: Random,
): void {
  const { starts, order, groups, totals, statistics } = level;
  const ratings = { starts, order, ...meets };
  accumulate(ratings, precision, residual, statistics, width);
  const before = totals.slice();
  for (const group of groups) {
    const normals = Float32Array.from(group.weights, random.normal);
    drawFeatures(group, statistics, totals, group.prior, normals, width);
    group.prior = drawPrior(group.weights, width, random);
  }
  const moved = before;
  for (let at = 0; at < moved.length; at++) moved[at] = totals[at] - before[at];
  settle(ratings, moved, residual, width);
}
