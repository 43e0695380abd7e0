import type { Ratings } from "../models/ratings.ts";
import type { SparseFeatures } from "../models/sparse.ts";
import { forecastInTime } from "../models/stars/bayes/in_time.ts";
import { DEFAULT_BAYES } from "../models/stars/bayes/settings.ts";
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
import { type Forecaster, forecasterOf } from "./forecast.ts";
import { evaluateStars, type StarsEvaluation, type StarsReport } from "./stars.ts";
import { evaluateTaste, type TasteEvaluation, type TasteReport } from "./taste.ts";

/** What a stars head may see: ratings alone, facts of films too, or the time of each rating as well. */
export type Inputs = "ratings" | "films" | "time";

/** What to evaluate. */
export interface EvaluationRequest {
  readonly ratings: Ratings;
  /** The fold of each rating. */
  readonly folds: Int32Array;
  /** A model's name, `"all"` for every one; the head's default where it is not given. */
  readonly model?: string;
  readonly seed: number;
  /** What the stars head may see beside the ratings; only `bayes` can use it. */
  readonly inputs?: Inputs;
  /** Facts of films, needed where `inputs` allows them. */
  readonly itemFacts?: readonly SparseFeatures[];
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

/** The forecaster of a stars head under the inputs that it is allowed, and its name in reports. */
function forecasterFor(
  name: string,
  { inputs = "ratings", itemFacts = [] }: EvaluationRequest,
): { label: string; forecast: Forecaster } {
  const trainer = starsTrainer(name);
  if (inputs === "ratings" || name !== "bayes") {
    return { label: name, forecast: forecasterOf(trainer) };
  }
  if (inputs === "films") {
    return { label: "bayes, films", forecast: forecasterOf(trainer, { itemFacts }) };
  }
  const forecast: Forecaster = async ({ train, test }, seed) => {
    const start = performance.now();
    const found = await forecastInTime(train, test, { ...DEFAULT_BAYES, seed }, { itemFacts });
    const fitSeconds = (performance.now() - start) / 1000;
    return { ...found, fitSeconds, predictSeconds: 0 };
  };
  return { label: itemFacts.length > 0 ? "bayes, films, time" : "bayes, time", forecast };
}

/**
 * Cross-validates stars heads.
 * @throws {ReelmatchError} `BAD_INPUT` for an unknown model or unusable ratings
 */
export async function runStars(request: EvaluationRequest): Promise<EvaluationResult<StarsReport>> {
  const { ratings, folds, model = DEFAULT_STARS, seed } = request;
  const names = model === "all" ? Object.keys(STARS_TRAINERS) : [model];
  const evaluations: StarsEvaluation[] = [];
  for (const name of names) {
    const { label, forecast } = forecasterFor(name, request);
    evaluations.push(await evaluateStars(label, ratings, folds, forecast, seed));
  }
  const reports = evaluations.map(({ report }) => report);
  return { reports, text: formatStars(evaluations, seed) };
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
