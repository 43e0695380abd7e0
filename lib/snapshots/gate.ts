import { join } from "node:path";
import type { Difference } from "../evaluation/bootstrap.ts";
import {
  type ComparedFigure,
  compareHeldOut,
  type HeldOutComparison,
} from "../evaluation/compare_held_out.ts";
import { type HeldOutResults, reviveHeldOut } from "../evaluation/held_out.ts";
import { ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { HELD_OUT_FILE, MODEL_DIR, snapshotDir } from "./layout.ts";
import type { Manifest } from "./manifest.ts";
import { readModel } from "./model_files.ts";

/** Whether a snapshot is made current, and why. */
export type Promotion = NonNullable<Manifest["promotion"]>;

/** With fewer people in common a comparison says nothing. */
const MIN_PEOPLE = 30;
/**
 * A loss of a smaller share keeps no snapshot back. The bootstrap tells how much chance is in who was
 * tested, not how much is in training: a few ratings more move the demo's RMSE by up to 0.25 %.
 */
const NEGLIGIBLE = 0.005;

/** What a new snapshot has to show to be made current. */
interface Candidate {
  readonly dataDir: string;
  /** The snapshot in use, `null` before the first. */
  readonly current: SnapshotId | null;
  /** How the new models did; `null` where there were too few ratings to hold some out. */
  readonly results: HeldOutResults | null;
  readonly seed: number;
  /** Makes it current whatever the comparison says. */
  readonly activateAnyway: boolean;
}

/**
 * The promotion gate: compares a new snapshot with the one in use by the paired bootstrap over people
 * on the ratings that both held out. One that is worse in one head beyond chance (95 %) and by more than
 * 0.5 %, and not better beyond chance in the other, loses and is not made current. What cannot be
 * compared wins.
 */
export async function decidePromotion(candidate: Candidate): Promise<Promotion> {
  const { dataDir, current, results, seed, activateAnyway } = candidate;
  if (current === null) return activated(null, null, "It is the first.");
  if (results === null) {
    return activated(current, null, "Too few ratings to compare it with the one before.");
  }
  const theirs = await resultsOf(dataDir, current);
  if (theirs === null) {
    return activated(current, null, `${current} keeps no results that it could be compared with.`);
  }
  const comparison = compareHeldOut(results, theirs, MIN_PEOPLE, seed);
  if (comparison === null) {
    return activated(
      current,
      null,
      `Fewer than ${MIN_PEOPLE} people have the same ratings held out in ${current}.`,
    );
  }
  const { worse, reason } = judged(comparison, current);
  if (!worse) return activated(current, comparison, reason);
  return activateAnyway
    ? activated(current, comparison, `${reason} Made current all the same, as was asked for.`)
    : { ...activated(current, comparison, reason), activated: false };
}

const activated = (
  compared_with: SnapshotId | null,
  comparison: HeldOutComparison | null,
  reason: string,
): Promotion => ({
  activated: true,
  compared_with,
  people: comparison?.people ?? 0,
  ...(comparison && {
    rmse: intervalOf(comparison.rmse),
    ndcg_at_10: intervalOf(comparison.ndcg),
  }),
  reason,
});

const intervalOf = ({ difference, low, high }: Difference) => ({ difference, low, high });

function judged(
  { people, rmse, ndcg }: HeldOutComparison,
  current: SnapshotId,
): { readonly worse: boolean; readonly reason: string } {
  const isWorse = rmse.low > 0 || ndcg.high < 0;
  const isBetter = rmse.high < 0 || ndcg.low > 0;
  const matters = (rmse.low > 0 && !isNegligible(rmse)) || (ndcg.high < 0 && !isNegligible(ndcg));
  const worse = matters && !isBetter;
  const verdict = !isWorse
    ? isBetter ? "Better than" : "Not worse than"
    : isBetter
    ? "Better in one head and worse in the other than"
    : worse
    ? "Worse than"
    : "Hardly worse than";
  return {
    worse,
    reason: `${verdict} ${current} on the same held-out ratings of ${people} people: ` +
      `RMSE ${shown(rmse)}, nDCG@10 ${shown(ndcg)}.`,
  };
}

const isNegligible = ({ difference, before }: ComparedFigure): boolean =>
  Math.abs(difference) <= NEGLIGIBLE * before;

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;

const shown = ({ difference, low, high }: Difference): string =>
  `${signed(difference)} (95 % ${signed(low)} … ${signed(high)})`;

/** The results that a snapshot keeps; `null` for one that keeps none that can be used. */
async function resultsOf(dataDir: string, id: SnapshotId): Promise<HeldOutResults | null> {
  try {
    return reviveHeldOut(await readModel(join(snapshotDir(dataDir, id), MODEL_DIR), HELD_OUT_FILE));
  } catch (error) {
    if (error instanceof ReelmatchError) return null;
    throw error;
  }
}
