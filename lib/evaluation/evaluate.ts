import type { Team } from "../models/kernel/team.ts";
import type { SparseFeatures } from "../models/sparse.ts";
import { forecastInTime } from "../models/stars/bayes/in_time.ts";
import { bayesSettingsFor } from "../models/stars/bayes/settings.ts";
import {
  DEFAULT_STARS,
  DEFAULT_TASTE,
  STARS_TRAINERS,
  starsTrainer,
  TASTE_TRAINERS,
  tasteTrainer,
} from "../models/trainers.ts";
import { type TunedSettings, withChosen } from "../models/tuned.ts";
import { type Difference, pairedBootstrap } from "./bootstrap.ts";
import { type Forecaster, forecasterOf } from "./forecast.ts";
import { formatStars } from "./format_stars.ts";
import { formatTaste } from "./format_taste.ts";
import type { PersonFigures } from "./person_figures.ts";
import { allSplits, type SplitRequest } from "./splits.ts";
import { evaluateStarsSplits, type StarsEvaluation, type StarsReport } from "./stars.ts";
import type { TasteEvaluation, TasteReport } from "./taste.ts";
import { evaluateTasteSplits } from "./taste_splits.ts";

/** What a stars head may see: ratings alone, facts of films too, or the time of each rating as well. */
export type Inputs = "ratings" | "films" | "time";

/** What to evaluate, and on which held-out ratings. */
export interface EvaluationRequest extends SplitRequest {
  /** A model's name, `"all"` for every one; the head's default where it is not given. */
  readonly model?: string;
  /** Leaves out the plain models that one model is otherwise measured beside. */
  readonly alone?: boolean;
  readonly seed: number;
  /** What the stars head may see, each in turn; ratings alone without. Only `bayes` can use more. */
  readonly inputs?: readonly Inputs[];
  /** Facts of films, needed where `inputs` allows them. */
  readonly itemFacts?: readonly SparseFeatures[];
  /** The rating from which a held-out film is relevant; any where it is not given. Taste head only. */
  readonly minRating?: number;
  /** The threads that train. */
  readonly team?: Team;
  /** Settings that take the place of the usual ones. */
  readonly tuned?: TunedSettings;
}

/** How much a model's figure is above another's, by the paired bootstrap over people. */
export interface ComparedWith extends Difference {
  readonly model: string;
}

/** A report with what it is to be read beside. */
export type Compared<Report> = Report & {
  readonly head: "stars" | "taste";
  /** The head's figure, RMSE or nDCG@10, less that of each model measured beside. */
  readonly differences: readonly ComparedWith[];
  /** The plain models measured beside. */
  readonly baselines?: readonly Report[];
};

/** What an evaluation found, for a program and for a person. */
export interface EvaluationResult<Report> {
  /** One report where one model was asked for, else one a model. */
  readonly reports: readonly Compared<Report>[];
  readonly text: string;
}

/** Plain models that are measured beside any other. */
const PLAIN_STARS = ["mean", "biases", "svd"] as const;
const PLAIN_TASTE = ["popularity"] as const;

/** The names of the models to measure; what was asked for comes last. */
export function modelsOf(
  head: "stars" | "taste",
  { model, alone }: Pick<EvaluationRequest, "model" | "alone">,
): string[] {
  const isStars = head === "stars";
  if (model === "all") return Object.keys(isStars ? STARS_TRAINERS : TASTE_TRAINERS);
  const plain: readonly string[] = isStars ? PLAIN_STARS : PLAIN_TASTE;
  const name = model ?? (isStars ? DEFAULT_STARS : DEFAULT_TASTE);
  return alone ? [name] : [...plain.filter((other) => other !== name), name];
}

/** A stars head under the inputs that it is allowed, and its name in reports. */
interface StarsEntry {
  readonly label: string;
  readonly forecast: Forecaster;
}

function entriesFor(name: string, request: EvaluationRequest): StarsEntry[] {
  const { inputs = ["ratings"] } = name === "bayes" ? request : {};
  return inputs.map((seen) => entryFor(name, seen, request));
}

function entryFor(
  name: string,
  inputs: Inputs,
  { itemFacts = [], team, tuned }: EvaluationRequest,
): StarsEntry {
  const trainer = starsTrainer(name);
  if (inputs === "ratings") {
    return { label: name, forecast: forecasterOf(trainer, { team, tuned }) };
  }
  if (inputs === "films") {
    return { label: "bayes, films", forecast: forecasterOf(trainer, { itemFacts, team, tuned }) };
  }
  const forecast: Forecaster = async ({ train, test }, seed) => {
    const start = performance.now();
    const settings = withChosen(bayesSettingsFor(train.values.length, seed), tuned?.bayes);
    const found = await forecastInTime(train, test, settings, { itemFacts, team });
    const fitSeconds = (performance.now() - start) / 1000;
    return { ...found, fitSeconds, predictSeconds: 0 };
  };
  return { label: itemFacts.length > 0 ? "bayes, films, time" : "bayes, time", forecast };
}

/** Adds to each report how its figure compares with those of the models measured beside. */
function compare<E, Report extends { readonly model: string }>(
  head: "stars" | "taste",
  evaluations: readonly E[],
  reportOf: (evaluation: E) => Report,
  figuresOf: (evaluation: E) => PersonFigures,
  { model, seed }: EvaluationRequest,
): Compared<Report>[] {
  const compared = evaluations.map((one) => ({
    head,
    ...reportOf(one),
    differences: evaluations.filter((other) => other !== one).map((other) => ({
      model: reportOf(other).model,
      ...pairedBootstrap(figuresOf(one), figuresOf(other), seed),
    })),
  }));
  if (model === "all") return compared;
  const baselines = evaluations.slice(0, -1).map(reportOf);
  return [{ ...compared[compared.length - 1], ...(baselines.length > 0 ? { baselines } : {}) }];
}

/**
 * Measures stars heads: by cross-validation, or on the one split that is asked for.
 * @throws {ReelmatchError} `BAD_INPUT` for an unknown model or unusable ratings or folds
 */
export async function runStars(request: EvaluationRequest): Promise<EvaluationResult<StarsReport>> {
  const { ratings, seed } = request;
  const names = modelsOf("stars", request);
  const models = names.flatMap((name) => entriesFor(name, request));
  const evaluations: StarsEvaluation[] = [];
  for (const { label, forecast } of models) {
    const splits = allSplits(request);
    evaluations.push(await evaluateStarsSplits(label, ratings, splits, forecast, seed));
  }
  return {
    reports: compare(
      "stars",
      evaluations,
      ({ report }) => report,
      ({ errors }) => errors.squares,
      request,
    ),
    text: formatStars(evaluations, seed),
  };
}

/**
 * Measures taste heads: by cross-validation, or on the one split that is asked for.
 * @throws {ReelmatchError} `BAD_INPUT` for an unknown model or unusable ratings or folds
 */
export async function runTaste(request: EvaluationRequest): Promise<EvaluationResult<TasteReport>> {
  const { seed, minRating, team, tuned } = request;
  const names = modelsOf("taste", request);
  const trainers = names.map((name) => ({ name, train: tasteTrainer(name) }));
  const evaluations: TasteEvaluation[] = [];
  for (const { name, train } of trainers) {
    evaluations.push(
      await evaluateTasteSplits(
        name,
        allSplits(request),
        (ratings, seed) => train(ratings, seed, { team, tuned }),
        seed,
        minRating,
      ),
    );
  }
  return {
    reports: compare(
      "taste",
      evaluations,
      ({ report }) => report,
      ({ ndcgs }) => ndcgs,
      request,
    ),
    text: formatTaste(evaluations, seed),
  };
}
