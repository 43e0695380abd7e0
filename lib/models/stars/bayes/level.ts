import { groupBy } from "../../groups.ts";
import type { Arena } from "../../kernel/arena.ts";
import type { FeatureWeights, NormalPrior, RowRatings, RowStatistics } from "../../kernel/gibbs.ts";
import type { GibbsKernel } from "../../kernel/gibbs_simd.ts";
import type { Random } from "../../random.ts";
import type { SparseFeatures } from "../../sparse.ts";
import { drawPrior, standardPrior } from "./hyper.ts";

/** A group of features with one prior, as genres, or the films a person has rated. */
export interface Group extends FeatureWeights {
  readonly name: string;
  readonly nFeatures: number;
  /** As in `SparseFeatures`. */
  readonly ids?: Int32Array;
  prior: NormalPrior;
}

/** The memory and loops that a sampler works with. */
export interface Workshop {
  readonly arena: Arena;
  readonly kernel: GibbsKernel;
  /** Coordinates of a vector: the bias, then the factors. */
  readonly width: number;
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
  /** Room for the moves of the totals and for the random numbers of a group. */
  readonly moved: Float32Array;
  readonly normals: Float32Array;
}

/** Standard deviation of the weights of a row's own feature before sampling. */
export const OWN_START = 0.1;
const SHARED_START = 0.02;

function startGroup(
  { name, nFeatures, starts, rows, values, ids }: SparseFeatures,
  startSd: number,
  { arena, width }: Workshop,
  random: Random,
): Group {
  const weights = arena.float32(nFeatures * width);
  for (let at = 0; at < weights.length; at++) weights[at] = startSd * random.normal();
  return {
    name,
    nFeatures,
    starts: arena.copyInt32(starts),
    rows: arena.copyInt32(rows),
    values: arena.copyFloat32(values),
    weights,
    ids,
    prior: standardPrior(width),
  };
}

/**
 * Prepares one level of the sampler.
 * @param features the first is the rows' own, an identity
 * @param ownStart standard deviation that the rows' own weights start with
 */
export function startLevel(
  rowOf: Int32Array,
  nRows: number,
  features: readonly SparseFeatures[],
  workshop: Workshop,
  random: Random,
  ownStart = OWN_START,
): Level {
  const { arena, width } = workshop;
  const groups = features.map((group, at) =>
    startGroup(group, at === 0 ? ownStart : SHARED_START, workshop, random)
  );
  const totals = arena.float32(nRows * width);
  for (const { nFeatures, starts, rows, values, weights } of groups) {
    for (let feature = 0; feature < nFeatures; feature++) {
      for (let at = starts[feature]; at < starts[feature + 1]; at++) {
        for (let d = 0; d < width; d++) {
          totals[rows[at] * width + d] += values[at] * weights[feature * width + d];
        }
      }
    }
  }
  const { starts, order } = groupBy(rowOf, nRows);
  return {
    rowOf,
    starts: arena.copyInt32(starts),
    order: arena.copyInt32(order),
    groups,
    totals,
    statistics: {
      hessians: arena.float32(nRows * width * width),
      gradients: arena.float32(nRows * width),
    },
    moved: arena.float32(nRows * width),
    normals: arena.float32(Math.max(...groups.map(({ weights }) => weights.length))),
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
  { kernel, width }: Workshop,
  random: Random,
): void {
  const { starts, order, groups, totals, statistics, moved, normals } = level;
  const ratings = { starts, order, ...meets };
  kernel.accumulate(ratings, precision, residual, statistics, width);
  moved.set(totals);
  for (const group of groups) {
    random.fillNormal(normals.subarray(0, group.weights.length));
    kernel.drawFeatures(group, statistics, totals, group.prior, normals, width);
    group.prior = drawPrior(group.weights, width, random);
  }
  for (let at = 0; at < moved.length; at++) moved[at] = totals[at] - moved[at];
  kernel.settle(ratings, moved, residual, width);
}
