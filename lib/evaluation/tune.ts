import { seededRandom } from "../models/random.ts";
import { type BlendSettings, DEFAULT_BLEND, trainBlend } from "../models/taste/blend.ts";
import type { Split } from "./folds.ts";
import { evaluateTaste } from "./taste.ts";

/** Settings that were tried and what they reached on ratings held out of the training data. */
export interface Trial {
  /** Counted from 0, which is the default. */
  readonly index: number;
  readonly settings: BlendSettings;
  readonly ndcg_at_10: number;
  readonly recall_at_20: number;
  readonly fit_seconds: number;
}

/**
 * The settings of a trial: the default first, then the default with its continuous settings moved at
 * random, each by a factor that is log-normal around 1. A seed always proposes the same trials.
 */
export function proposeSettings(seed: number, index: number): BlendSettings {
  if (index === 0) return DEFAULT_BLEND;
  const random = seededRandom(seed, index);
  const moved = (value: number, spread: number): number =>
    Number((value * Math.exp(spread * random.normal())).toPrecision(3));
  const { als, ease, easeWeight } = DEFAULT_BLEND;
  return {
    als: {
      ...als,
      regularization: moved(als.regularization, 0.4),
      unobserved: moved(als.unobserved, 0.4),
      gradeWeight: moved(als.gradeWeight, 0.4),
      popularDiscount: moved(als.popularDiscount, 0.4),
    },
    ease: {
      ...ease,
      regularization: moved(ease.regularization, 0.4),
      busyDiscount: moved(ease.busyDiscount, 0.3),
      popularDiscount: moved(ease.popularDiscount, 0.4),
      gradeWeight: moved(ease.gradeWeight, 0.5),
    },
    easeWeight: Math.min(0.9, moved(easeWeight, 0.3)),
  };
}

/** Tries the settings of one trial on a split of the training data. */
export async function runTrial(split: Split, seed: number, index: number): Promise<Trial> {
  const settings = proposeSettings(seed, index);
  const { report } = await evaluateTaste(
    "blend",
    split,
    (ratings, training) =>
      trainBlend(ratings, { ...settings, als: { ...settings.als, seed: training } }),
    seed,
  );
  const { ndcg_at_10, recall_at_20, fit_seconds } = report;
  return { index, settings, ndcg_at_10, recall_at_20, fit_seconds };
}

/** The trial of the highest nDCG@10; of equal ones the earliest. */
export function bestTrial(trials: readonly Trial[]): Trial | undefined {
  return trials.reduce<Trial | undefined>(
    (best, trial) => best === undefined || trial.ndcg_at_10 > best.ndcg_at_10 ? trial : best,
    undefined,
  );
}
