import type { ModelData } from "../models/heads.ts";
import type { Ratings } from "../models/ratings.ts";
import { TensorReader } from "../models/tensors.ts";
import type { PersonFigures } from "./person_figures.ts";

/**
 * How a snapshot's models did on each person's held-out ratings, kept with it so that a later one can
 * be compared on the same ratings.
 */
export interface HeldOutResults {
  /** Ids of the people in the source, ascending. */
  readonly ids: Int32Array;
  /** Tells a person's set of held-out ratings from another one; see {@link fingerprints}. */
  readonly fingerprints: Int32Array;
  /** Sum of squared errors in stars. */
  readonly squares: Float64Array;
  /** Number of held-out ratings. */
  readonly counts: Float64Array;
  /** nDCG@10, NaN where none of the held-out films was new to the person. */
  readonly ndcgs: Float64Array;
}

/** Scatters the bits of a number (the finalizer of MurmurHash3). */
function scattered(bits: number): number {
  bits = Math.imul(bits ^ bits >>> 16, 0x85ebca6b);
  bits = Math.imul(bits ^ bits >>> 13, 0xc2b2ae35);
  return bits ^ bits >>> 16;
}

/** A number that follows from several in their order, and tells them from others. */
const digest = (...parts: readonly number[]): number =>
  parts.reduce((bits, part) => scattered(bits + 0x9e3779b9 ^ part), 0);

/** A number in [0, 1) that follows from a seed and some ids, spread evenly over them. */
export const stableShare = (seed: number, ...ids: readonly number[]): number =>
  (digest(seed, ...ids) >>> 0) / 2 ** 32;

/**
 * Deals ratings into folds by person and film, so that a pair is dealt alike in every release of the
 * data, whatever comes beside it. Folds are of equal size on average.
 * @returns the fold of each rating, 0…nFolds-1
 */
export function stableFolds(
  { users, items, userIds, itemIds }: Ratings,
  nFolds: number,
  seed: number,
): Int32Array {
  return users.map((user, at) => (digest(seed, userIds[user], itemIds[items[at]]) >>> 0) % nFolds);
}

/** A digest of each person's ratings by their index, whatever their order; 0 without any. */
export function fingerprints(
  { nUsers, users, items, values, itemIds }: Ratings,
): Int32Array {
  const prints = new Int32Array(nUsers);
  for (let at = 0; at < users.length; at++) {
    prints[users[at]] += digest(itemIds[items[at]], Math.round(100 * values[at]));
  }
  return prints;
}

/** Puts together what two heads did on the same held-out ratings. */
export function heldOutResults(
  test: Ratings,
  squares: PersonFigures,
  ndcgs: PersonFigures,
): HeldOutResults {
  const prints = new Map(
    fingerprints(test).entries().map(([user, print]) => [test.userIds[user], print] as const),
  );
  const ndcgOf = new Map(
    ndcgs.ids.entries().map(([at, id]) => [id, ndcgs.sums[at] / ndcgs.counts[at]] as const),
  );
  return {
    ids: squares.ids,
    fingerprints: squares.ids.map((id) => prints.get(id) ?? 0),
    squares: squares.sums,
    counts: squares.counts,
    ndcgs: Float64Array.from(squares.ids, (id) => ndcgOf.get(id) ?? NaN),
  };
}

const KIND = "held-out results";

/** As a file of a snapshot holds it. */
export function heldOutData(results: HeldOutResults): ModelData {
  const shape = [results.ids.length];
  const { ids, fingerprints, squares, counts, ndcgs } = results;
  return {
    kind: KIND,
    settings: {},
    tensors: {
      ids: { shape, data: ids },
      fingerprints: { shape, data: fingerprints },
      squares: { shape, data: squares },
      counts: { shape, data: counts },
      ndcgs: { shape, data: ndcgs },
    },
  };
}

/**
 * The results from their stored numbers.
 * @throws {ReelmatchError} `CORRUPT` where a tensor is missing or misshapen
 */
export function reviveHeldOut(data: ModelData): HeldOutResults {
  const read = new TensorReader(data);
  const people = read.side("ids", 0);
  return {
    ids: read.int32("ids", people),
    fingerprints: read.int32("fingerprints", people),
    squares: read.float64("squares", people),
    counts: read.float64("counts", people),
    ndcgs: read.float64("ndcgs", people),
  };
}
