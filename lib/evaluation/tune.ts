import { ReelmatchError } from "../errors.ts";
import { seededRandom } from "../models/random.ts";
import { bayesSettingsFor } from "../models/stars/bayes/settings.ts";
import { TUNED_SVD } from "../models/stars/svd_settings.ts";
import { blendSettingsFor } from "../models/taste/blend.ts";
import { starsTrainer, tasteTrainer } from "../models/trainers.ts";
import type { TrainingOptions } from "../models/training.ts";
import { settingOf } from "../models/tuned.ts";
import { type Difference, pairedBootstrap } from "./bootstrap.ts";
import type { Split } from "./folds.ts";
import type { PersonFigures } from "./person_figures.ts";
import { evaluateStarsSplit } from "./stars.ts";
import { evaluateTaste } from "./taste.ts";

/** How a setting is moved: by a log-normal factor of this spread, or to one of these values. */
type Move = { readonly spread: number } | { readonly among: readonly number[] };

/** A model whose settings can be searched. */
interface Tunable {
  readonly head: "stars" | "taste";
  readonly defaults: (nRatings: number) => object;
  readonly moves: Readonly<Record<string, Move>>;
}

const TUNABLES: Readonly<Record<string, Tunable>> = {
  bayes: {
    head: "stars",
    defaults: (nRatings) => bayesSettingsFor(nRatings, 0),
    moves: {
      factors: { among: [3, 7, 11, 15] },
      sweeps: { among: [60, 80, 120, 160] },
      draws: { among: [32, 64, 96] },
      servedFactors: { among: [12, 20, 28] },
    },
  },
  "svd-tuned": {
    head: "stars",
    defaults: () => TUNED_SVD,
    moves: {
      factors: { among: [32, 64, 100, 150] },
      epochs: { among: [40, 60, 90] },
      rate: { spread: 0.3 },
      regularization: { spread: 0.3 },
    },
  },
  blend: {
    head: "taste",
    defaults: (nRatings) => blendSettingsFor(nRatings, 0),
    moves: {
      "als.regularization": { spread: 0.4 },
      "als.unobserved": { spread: 0.4 },
      "als.gradeWeight": { spread: 0.4 },
      "als.popularDiscount": { spread: 0.4 },
      "ease.regularization": { spread: 0.4 },
      "ease.busyDiscount": { spread: 0.3 },
      "ease.popularDiscount": { spread: 0.4 },
      "ease.gradeWeight": { spread: 0.5 },
      easeWeight: { spread: 0.2 },
    },
  },
};

/** Models whose settings can be searched, by head: the first is the head's default. */
export const TUNABLE_MODELS = { stars: ["bayes", "svd-tuned"], taste: ["blend"] } as const;

/** Settings that were tried and what they reached on ratings held out of the training data. */
export interface Trial {
  /** Counted from 0, which is the default. */
  readonly index: number;
  /** What differs from the default, by name. */
  readonly settings: Readonly<Record<string, number>>;
  /** RMSE of the stars head, nDCG@10 of the taste head. */
  readonly figure: number;
  /** The figure less the default's, by the paired bootstrap over people. */
  readonly difference: Difference;
  readonly fit_seconds: number;
}

function tunableOf(model: string): Tunable {
  if (Object.hasOwn(TUNABLES, model)) return TUNABLES[model];
  throw new ReelmatchError(
    "BAD_INPUT",
    `The settings of "${model}" cannot be searched: expected ${Object.keys(TUNABLES).join(", ")}.`,
  );
}

/**
 * The settings of a trial, as far as they differ from the default: nothing first, then all of them
 * moved at random. A seed always proposes the same trials.
 * @throws {ReelmatchError} `BAD_INPUT` for a model that cannot be searched
 */
export function proposeSettings(
  model: string,
  nRatings: number,
  seed: number,
  index: number,
): Record<string, number> {
  const { moves, defaults } = tunableOf(model);
  if (index === 0) return {};
  const random = seededRandom(seed, index);
  const usual = defaults(nRatings);
  const moved = (name: string, move: Move): number =>
    "among" in move
      ? move.among[random.integer(move.among.length)]
      : Number((settingOf(usual, name) * Math.exp(move.spread * random.normal())).toPrecision(3));
  return Object.fromEntries(
    Object.entries(moves)
      .map(([name, move]) => [name, moved(name, move)] as const)
      .filter(([name, value]) => value !== settingOf(usual, name)),
  );
}

/** A trial and each person's part in its figure. */
export interface TrialResult {
  readonly trial: Trial;
  readonly figures: PersonFigures;
}

/**
 * Tries the settings of one trial on a split of the training data.
 * @param reference the figures of trial 0; its own where it is not given
 * @throws {ReelmatchError} as the model's trainer does
 */
export async function runTrial(
  model: string,
  split: Split,
  seed: number,
  index: number,
  reference?: PersonFigures,
  options: TrainingOptions = {},
): Promise<TrialResult> {
  const settings = proposeSettings(model, split.train.values.length, seed, index);
  const tuned = { ...options, tuned: { [model]: settings } };
  const { figure, figures, fit_seconds } = tunableOf(model).head === "stars"
    ? await tryStars(model, split, seed, tuned)
    : await tryTaste(model, split, seed, tuned);
  const difference = pairedBootstrap(figures, reference ?? figures, seed);
  return { trial: { index, settings, figure, difference, fit_seconds }, figures };
}

async function tryStars(model: string, split: Split, seed: number, options: TrainingOptions) {
  const train = starsTrainer(model);
  const { rmse, errors, fit_seconds } = await evaluateStarsSplit(
    split,
    (ratings, seed) => train(ratings, seed, options),
    seed,
  );
  return { figure: rmse, figures: errors.squares, fit_seconds };
}

async function tryTaste(model: string, split: Split, seed: number, options: TrainingOptions) {
  const train = tasteTrainer(model);
  const { report, ndcgs } = await evaluateTaste(
    model,
    split,
    (ratings, seed) => train(ratings, seed, options),
    seed,
  );
  return { figure: report.ndcg_at_10, figures: ndcgs, fit_seconds: report.fit_seconds };
}

/** The settings that a search chose, and why. */
export interface Choice {
  readonly chosen: Trial;
  readonly why: string;
}

/**
 * Chooses among trials: the best of those that are better than the default for certain, which is
 * where the 95 % interval of the difference leaves out 0. Else the default, as the best of many
 * trials is mostly a lucky one.
 * @param trials of one model, the default first
 */
export function chooseTrial(model: string, trials: readonly Trial[]): Choice {
  const isStars = tunableOf(model).head === "stars";
  const merit = ({ figure }: Trial): number => isStars ? -figure : figure;
  const certain = trials.filter(({ difference }) =>
    isStars ? difference.high < 0 : difference.low > 0
  );
  const chosen = [trials[0], ...certain].reduce((best, trial) =>
    merit(trial) > merit(best) ? trial : best
  );
  const name = isStars ? "RMSE" : "nDCG@10";
  const among = `of ${trials.length} settings tried on ratings held out of the training data`;
  if (chosen === trials[0]) {
    return { chosen, why: `The default: ${among}, none was better beyond doubt.` };
  }
  const { difference, low, high } = chosen.difference;
  const signed = (value: number): string => `${value > 0 ? "+" : ""}${value.toFixed(4)}`;
  return {
    chosen,
    why: `The best ${among}: ${name} ${chosen.figure.toFixed(4)}, ${signed(difference)} against ` +
      `the default (95 % interval ${signed(low)} to ${signed(high)}).`,
  };
}
