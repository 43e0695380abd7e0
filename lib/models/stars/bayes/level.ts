import type { Arena } from "../../kernel/arena.ts";
import type { FeatureWeights, NormalPrior } from "../../kernel/gibbs_features.ts";
import type { GibbsKernel } from "../../kernel/gibbs_kernel.ts";
import type { RowRatings, RowStatistics } from "../../kernel/gibbs_rows.ts";
import type { Random } from "../../random.ts";
import type { SparseFeatures } from "../../sparse.ts";
import { drawPrior, startPrior } from "./hyper.ts";

/** A group of features with one prior, as genres, or the films a person has rated. */
export interface Group extends FeatureWeights {
  readonly name: string;
  /** As in `SparseFeatures`. */
  readonly ids?: Int32Array;
  prior: NormalPrior;
  /** Room for a random number a weight. */
  readonly normals: Float32Array;
}

/** The memory and loops that a sampler works with. */
export interface Workshop {
  readonly arena: Arena;
  readonly kernel: GibbsKernel;
  /** Coordinates of a vector: the bias, then the factors. */
  readonly width: number;
}

/**
 * Rows on one side of the ratings, people or films. A row's vector, its *total*, is the sum of the
 * weights of its features.
 */
export interface Level {
  /** The first is the rows' own. */
  readonly groups: readonly Group[];
  /** `nRows × width` */
  readonly totals: Float32Array;
  /** The totals before a draw. */
  readonly before: Float32Array;
  readonly statistics: RowStatistics;
  /** Each row's squared residuals after its draw. */
  readonly squares: Float32Array;
}

/** Standard deviation of the rows' own weights, and of shared ones, before sampling. */
const OWN_START = 0.1;
const SHARED_START = 0.02;

/** Standard deviation of the prior before sampling. */
const PRIOR_START = 0.2;

function startGroup(
  { name, nFeatures, starts, rows, scales, ids }: SparseFeatures,
  startSd: number,
  { arena, width }: Workshop,
  random: Random,
): Group {
  const weights = arena.float32(nFeatures * width);
  for (let at = 0; at < weights.length; at++) weights[at] = startSd * random.normal();
  return {
    name,
    starts: arena.copyInt32(starts),
    rows: arena.copyInt32(rows),
    scales: arena.copyFloat32(scales),
    weights,
    ids,
    prior: startPrior(width, PRIOR_START),
    normals: arena.float32(weights.length),
  };
}

/**
 * Prepares one level of the sampler.
 * @param features the first is the rows' own, an identity
 */
export function startLevel(
  nRows: number,
  features: readonly SparseFeatures[],
  workshop: Workshop,
  random: Random,
): Level {
  const { arena, width } = workshop;
  const groups = features.map((group, at) =>
    startGroup(group, at === 0 ? OWN_START : SHARED_START, workshop, random)
  );
  const totals = arena.float32(nRows * width);
  for (const { starts, rows, scales, weights } of groups) {
    for (let feature = 0; feature < starts.length - 1; feature++) {
      for (let at = starts[feature]; at < starts[feature + 1]; at++) {
        const row = rows[at];
        for (let d = 0; d < width; d++) {
          totals[row * width + d] += scales[row] * weights[feature * width + d];
        }
      }
    }
  }
  return {
    groups,
    totals,
    before: arena.float32(nRows * width),
    statistics: {
      hessians: arena.float32(nRows * width * width),
      gradients: arena.float32(nRows * width),
    },
    squares: arena.float32(nRows),
  };
}

/**
 * Draws every weight of a level, group by group, then each group's prior, the other side held.
 * Costs O(ratings × width² + entries of the features × width²).
 */
export async function drawLevel(
  { groups, totals, before, statistics, squares }: Level,
  ratings: RowRatings,
  { kernel, width }: Workshop,
  random: Random,
): Promise<void> {
  await kernel.accumulate(ratings, statistics);
  before.set(totals);
  const draws = groups.map((features) => {
    random.fillNormal(features.normals);
    return { features, prior: features.prior, normals: features.normals };
  });
  await kernel.draw(draws, statistics, totals);
  const sums = await kernel.scatter(groups.map(({ weights }) => weights));
  groups.forEach((group, at) => {
    group.prior = drawPrior(sums[at], group.weights.length / width, width, random);
  });
  await kernel.settle(ratings, { totals, before }, squares);
}
