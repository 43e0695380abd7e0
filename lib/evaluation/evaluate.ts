import type { Ratings } from "../models/ratings.ts";
import {
  DEFAULT_STARS,
  DEFAULT_TASTE,
  STARS_TRAINERS,
  starsTrainer,
  TASTE_TRAINERS,
  tasteTrainer,
} from "../models/trainers.ts";
import { foldNames, splitFolds } from "./folds.ts";
import { formatStars, formatTaste } from "./format.ts";
import { evaluateStars, type StarsReport } from "./stars.ts";
import { evaluateTaste, type TasteEvaluation, type TasteReport } from "./taste.ts";

/** What to evaluate. */
export interface EvaluationRequest {
  readonly ratings: Ratings;
  /** The fold of each rating. */
  readonly folds: Int32Array;
  /** A model's name, `"all"` for every one; the head's default where it is not given. */
  readonly model?: string;
  readonly seed: number;
  /** Folds to learn from; all but the test folds where it is not given. Taste head only. */
  readonly trainFolds?: readonly number[];
  /** Folds to test on; the lowest where it is not given. Taste head only. */
  readonly testFolds?: readonly number[];
  /** The rating from which a held-out film is relevant; any where it is not given. Taste head only. */
  readonly minRating?: number;
}

/** What an evaluation found, for a program and for a person. */
export interface EvaluationResult<Report> {
  readonly reports: readonly Report[];
  readonly text: string;
}

/**
 * Cross-validates stars heads.
 * @throws {ReelmatchError} `BAD_INPUT` for an unknown model or unusable ratings
 */
export async function runStars(request: EvaluationRequest): Promise<EvaluationResult<StarsReport>> {
  const { ratings, folds, model = DEFAULT_STARS, seed } = request;
  const names = model === "all" ? Object.keys(STARS_TRAINERS) : [model];
  const reports: StarsReport[] = [];
  for (const name of names) {
    reports.push(await evaluateStars(name, ratings, folds, starsTrainer(name), seed));
  }
  return { reports, text: formatStars(reports) };
}

/**
 * Evaluates taste heads on one split.
 * @throws {ReelmatchError} `BAD_INPUT` for an unknown model or unusable ratings or folds
 */
export async function runTaste(request: EvaluationRequest): Promise<EvaluationResult<TasteReport>> {
  const { ratings, folds, model = DEFAULT_TASTE, seed, minRating } = request;
  const all = foldNames(folds);
  const testFolds = request.testFolds ?? [all.find((f) => !request.trainFolds?.includes(f)) ?? -1];
  const trainFolds = request.trainFolds ?? all.filter((fold) => !testFolds.includes(fold));
  const split = splitFolds(ratings, folds, trainFolds, testFolds);
  const names = model === "all" ? Object.keys(TASTE_TRAINERS) : [model];
  const evaluations: TasteEvaluation[] = [];
  for (const name of names) {
    evaluations.push(await evaluateTaste(name, split, tasteTrainer(name), seed, minRating));
  }
  return {
    reports: evaluations.map(({ report }) => report),
    text: formatTaste(evaluations, seed),
  };
}
