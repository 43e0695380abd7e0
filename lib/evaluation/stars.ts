import type { StarsModel } from "../models/heads.ts";
import type { Ratings } from "../models/ratings.ts";
import type { Forecast } from "../models/stars/bayes/in_time.ts";
import type { Trainer } from "../models/trainers.ts";
import { bootstrapFigure, type Interval } from "./bootstrap.ts";
import type { Split } from "./folds.ts";
import { type Forecaster, forecasterOf } from "./forecast.ts";
import { type IntervalCoverage, intervalCoverage } from "./intervals.ts";
import { ratingErrors } from "./metrics.ts";
import { type PersonFigures, sumByPerson } from "./person_figures.ts";
import { foldSplits } from "./splits.ts";

/** How well one fold was predicted. */
export interface StarsFold {
  readonly rmse: number;
  readonly mae: number;
  readonly fit_seconds: number;
}

/** How well a stars head predicts, each fold held out once. Names are those of the JSON output. */
export interface StarsReport {
  readonly model: string;
  /** Means over the folds. */
  readonly rmse: number;
  readonly mae: number;
  /** 95 % interval of the RMSE of all held-out ratings, by the bootstrap over people. */
  readonly rmse_interval: Interval;
  readonly interval_coverage: IntervalCoverage;
  readonly folds: readonly StarsFold[];
  /** Seconds of all fits together. */
  readonly fit_seconds: number;
  readonly predict_seconds: number;
}

/** Errors of held-out ratings by person, for comparing models. */
export interface StarsErrors {
  /** Squared errors; the figure is the RMSE. */
  readonly squares: PersonFigures;
  /** Absolute errors; the figure is the MAE. */
  readonly absolutes: PersonFigures;
}

/** A report, and what a paired comparison with another model needs. */
export interface StarsEvaluation {
  readonly report: StarsReport;
  readonly errors: StarsErrors;
}

/** How well the held-out side of one split was predicted. */
export interface StarsSplitReport extends StarsFold {
  readonly interval_coverage: IntervalCoverage;
  readonly predict_seconds: number;
  /** Number of held-out ratings. */
  readonly ratings: number;
  readonly errors: StarsErrors;
}

/** The errors of a forecast of these ratings, by person. */
export function errorsByPerson(
  { users, values, userIds }: Pick<Ratings, "users" | "values" | "userIds">,
  { means }: Pick<Forecast, "means">,
): StarsErrors {
  const errors = means.map((mean, at) => mean - values[at]);
  return {
    squares: sumByPerson(errors.map((error) => error * error), users, userIds, true),
    absolutes: sumByPerson(errors.map(Math.abs), users, userIds),
  };
}

/** A forecast of one held-out side, kept until all are there. */
interface Measured extends StarsSplitReport {
  readonly test: Ratings;
  readonly means: Float64Array;
}

async function measure(split: Split, forecast: Forecaster, seed: number): Promise<Measured> {
  const { test } = split;
  const found = await forecast(split, seed);
  return {
    ...ratingErrors(found.means, test.values),
    fit_seconds: found.fitSeconds,
    predict_seconds: found.predictSeconds,
    interval_coverage: intervalCoverage(found, test.values),
    ratings: test.values.length,
    errors: errorsByPerson(test, found),
    test,
    means: found.means,
  };
}

/** Trains on one side of a split and predicts the other. */
export const evaluateStarsSplit = (
  split: Split,
  fit: Trainer<StarsModel>,
  seed: number,
): Promise<StarsSplitReport> => measure(split, forecasterOf(fit), seed);

/** The errors of all folds together. */
function joinErrors(results: readonly Measured[], { userIds }: Ratings): StarsErrors {
  const join = <T>(of: (result: Measured) => ArrayLike<T>): T[] =>
    results.flatMap((result) => Array.from(of(result)));
  const users = Int32Array.from(join(({ test }) => test.users));
  const values = Float32Array.from(join(({ test }) => test.values));
  return errorsByPerson({ users, values, userIds }, {
    means: Float64Array.from(join(({ means }) => means)),
  });
}

/**
 * Trains on one side of each split and predicts the other. Each split starts from a seed of its own,
 * so that the luck of one start does not weigh on the mean.
 * @param splits of the same ratings, no rating held out twice
 */
export async function evaluateStarsSplits(
  name: string,
  ratings: Ratings,
  splits: Iterable<Split>,
  forecast: Forecaster,
  seed: number,
): Promise<StarsEvaluation> {
  const results: Measured[] = [];
  for (const split of splits) {
    results.push(await measure(split, forecast, seed + results.length));
  }
  const sum = (of: (result: Measured) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  const mean = (of: (result: Measured) => number): number => sum(of) / results.length;
  const total = sum((result) => result.ratings);
  const coverage = (level: keyof IntervalCoverage): number =>
    sum((result) => result.interval_coverage[level] * result.ratings) / total;
  const errors = joinErrors(results, ratings);
  return {
    report: {
      model: name,
      rmse: mean(({ rmse }) => rmse),
      mae: mean(({ mae }) => mae),
      rmse_interval: bootstrapFigure(errors.squares, seed),
      interval_coverage: { 50: coverage(50), 80: coverage(80), 95: coverage(95) },
      folds: results.map(({ rmse, mae, fit_seconds }) => ({ rmse, mae, fit_seconds })),
      fit_seconds: sum(({ fit_seconds }) => fit_seconds),
      predict_seconds: sum(({ predict_seconds }) => predict_seconds),
    },
    errors,
  };
}

/**
 * Cross-validates a forecaster: every fold is predicted after learning from the others.
 * @param folds the fold of each rating
 */
export const evaluateStars = (
  name: string,
  ratings: Ratings,
  folds: Int32Array,
  forecast: Forecaster,
  seed: number,
): Promise<StarsEvaluation> =>
  evaluateStarsSplits(name, ratings, foldSplits(ratings, folds), forecast, seed);
