import { type Difference, pairedBootstrap } from "./bootstrap.ts";
import type { HeldOutResults } from "./held_out.ts";
import { figureOf, type PersonFigures } from "./person_figures.ts";

/** How much larger a figure of the first snapshot is than that of the second. */
export interface ComparedFigure extends Difference {
  /** The second snapshot's. */
  readonly before: number;
}

/** How two snapshots compare on the ratings that both held out. */
export interface HeldOutComparison {
  /** People of whom both held out the same ratings. */
  readonly people: number;
  /** RMSE of the first less that of the second: below zero the first is better. */
  readonly rmse: ComparedFigure;
  /** nDCG@10 of the first less that of the second: above zero the first is better. */
  readonly ndcg: ComparedFigure;
}

/**
 * Compares two snapshots by the paired bootstrap over the people of whom both held out the same
 * ratings.
 * @returns `null` where there are fewer such people, for either head, than are asked for
 */
export function compareHeldOut(
  first: HeldOutResults,
  second: HeldOutResults,
  minPeople: number,
  seed: number,
): HeldOutComparison | null {
  const [mine, theirs] = commonPeople(first, second);
  const ranked = mine.keys().toArray().filter((at) =>
    !Number.isNaN(first.ndcgs[mine[at]]) && !Number.isNaN(second.ndcgs[theirs[at]])
  );
  if (ranked.length < minPeople) return null;
  const ndcgs = (results: HeldOutResults, people: Int32Array) =>
    ndcgsOf(results, Int32Array.from(ranked, (at) => people[at]));
  return {
    people: mine.length,
    rmse: compared(squaresOf(first, mine), squaresOf(second, theirs), seed),
    ndcg: compared(ndcgs(first, mine), ndcgs(second, theirs), seed),
  };
}

const compared = (first: PersonFigures, second: PersonFigures, seed: number): ComparedFigure => ({
  ...pairedBootstrap(first, second, seed),
  before: figureOf(second),
});

/** Positions in both results of the people of whom both held out the same, by ascending id. */
function commonPeople(first: HeldOutResults, second: HeldOutResults): [Int32Array, Int32Array] {
  const positions = new Map(second.ids.entries().map(([at, id]) => [id, at] as const));
  const pairs = first.ids.entries().toArray().flatMap(([mine, id]) => {
    const theirs = positions.get(id);
    const isSame = theirs !== undefined &&
      first.fingerprints[mine] === second.fingerprints[theirs] &&
      first.counts[mine] === second.counts[theirs];
    return isSame ? [[mine, theirs]] : [];
  });
  return [Int32Array.from(pairs, ([mine]) => mine), Int32Array.from(pairs, ([, theirs]) => theirs)];
}

const picked = (values: Float64Array, at: Int32Array): Float64Array =>
  Float64Array.from(at, (one) => values[one]);

const squaresOf = ({ ids, squares, counts }: HeldOutResults, at: Int32Array): PersonFigures => ({
  ids: at.map((one) => ids[one]),
  sums: picked(squares, at),
  counts: picked(counts, at),
  root: true,
});

const ndcgsOf = ({ ids, ndcgs }: HeldOutResults, at: Int32Array): PersonFigures => ({
  ids: at.map((one) => ids[one]),
  sums: picked(ndcgs, at),
  counts: new Float64Array(at.length).fill(1),
  root: false,
});
