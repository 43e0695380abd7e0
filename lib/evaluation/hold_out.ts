import type { Ratings } from "../models/ratings.ts";
import { type Split, splitFolds } from "./folds.ts";
import { stableFolds, stableShare } from "./held_out.ts";

/** Ratings held out of a build, and what the published models may learn from. */
export interface HoldOut {
  readonly split: Split;
  /** Whether so little is held out that the models that are measured are those to publish. */
  readonly isSmall: boolean;
  /** What was held out, in a sentence or two. */
  readonly protocol: string;
}

/** How much a build holds out. */
export interface HoldOutRule {
  /** With fewer ratings nothing can be held out that would say anything. */
  readonly least: number;
  /** With more ratings only these many people are tested, and models are trained once. */
  readonly most: number;
  readonly people: number;
}

/** Ten thousand people give nDCG@10 to ±.004, and take a minute to order all films for. */
export const HOLD_OUT: HoldOutRule = { least: 100, most: 5_000_000, people: 10_000 };

const FOLDS = 5;

/**
 * Holds out about a fifth of the ratings: of everybody, or, where there are many, of some people
 * chosen by the seed. A pair of person and film is held out alike in every release of the data.
 *
 * Where there are many, the held-out ratings are moved behind the others *within* the given arrays,
 * as a copy would take as much memory again.
 * @returns `null` where there are too few
 */
export function holdOut(
  ratings: Ratings,
  seed: number,
  { least, most, people }: HoldOutRule = HOLD_OUT,
): HoldOut | null {
  const count = ratings.values.length;
  if (count < least) return null;
  if (count <= most) {
    return {
      split: splitFolds(ratings, stableFolds(ratings, FOLDS, seed), [1, 2, 3, 4], [0]),
      isSmall: false,
      protocol: `A random fifth of the ratings held out by seed ${seed}.`,
    };
  }
  const { userIds, itemIds, users, items } = ratings;
  const share = people / userIds.length;
  const tested = Array.from(userIds, (id) => stableShare(seed, id) < share);
  const isHeld = (at: number): boolean =>
    tested[users[at]] && stableShare(seed, userIds[users[at]], itemIds[items[at]]) < 1 / FOLDS;
  return {
    split: partition(ratings, isHeld),
    isSmall: true,
    protocol: `A random fifth of the ratings of ${tested.filter(Boolean).length} people held out ` +
      `by seed ${seed}; the published models did not learn from them.`,
  };
}

/** Moves ratings that are held behind the others, each side in its order; no copy of the arrays. */
function partition(ratings: Ratings, isHeld: (at: number) => boolean): Split {
  const count = ratings.values.length;
  const held: number[] = [];
  for (let at = 0; at < count; at++) if (isHeld(at)) held.push(at);
  const kept = count - held.length;
  const moved = <T extends Int32Array | Float32Array | Float64Array>(array: T): [T, T] => {
    const behind = held.map((at) => array[at]);
    let place = 0;
    let next = 0;
    for (let at = 0; at < count; at++) {
      if (at === held[next]) next++;
      else array[place++] = array[at];
    }
    array.set(behind, kept);
    return [array.subarray(0, kept) as T, array.subarray(kept) as T];
  };
  const users = moved(ratings.users);
  const items = moved(ratings.items);
  const values = moved(ratings.values);
  const timestamps = moved(ratings.timestamps);
  const side = (at: 0 | 1): Ratings => ({
    ...ratings,
    users: users[at],
    items: items[at],
    values: values[at],
    timestamps: timestamps[at],
  });
  return { train: side(0), test: side(1) };
}
