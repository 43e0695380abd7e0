import type { StarsModel } from "../models/heads.ts";
import type { Ratings } from "../models/ratings.ts";
import type { Forecast } from "../models/stars/bayes/in_time.ts";
import type { Trainer } from "../models/trainers.ts";
import type { TrainingOptions } from "../models/training.ts";
import { foldNames, type Split, splitFolds } from "./folds.ts";
import { ratingErrors } from "./metrics.ts";

/** How well one fold was predicted. */
export interface StarsFold {
  readonly rmse: number;
  readonly mae: number;
  readonly fit_seconds: number;
}

/** Shares of held-out ratings that lay within their predicted interval, by its nominal percentage. */
export interface IntervalCoverage {
  readonly 50: number;
  readonly 80: number;
  readonly 95: number;
}

/** How well a stars head predicts, each fold held out once. Names are those of the JSON output. */
export interface StarsReport {
  readonly model: string;
  /** Means over the folds. */
  readonly rmse: number;
  readonly mae: number;
  readonly interval_coverage: IntervalCoverage;
  readonly folds: readonly StarsFold[];
  /** Seconds of all fits together. */
  readonly fit_seconds: number;
}

/** Standard normal deviates that bound the middle 50, 80 and 95 %. */
const DEVIATES = { 50: 0.674490, 80: 1.281552, 95: 1.959964 } as const;

/** Predictions and their spreads for a set of ratings, in their order. */
function predictAll(
  model: StarsModel,
  { users, items }: Ratings,
): Forecast {
  const profiles = new Map<number, unknown>();
  const means = new Float64Array(users.length);
  const sds = new Float64Array(users.length);
  for (let at = 0; at < users.length; at++) {
    const user = users[at];
    let profile = profiles.get(user);
    if (profile === undefined) profiles.set(user, profile = model.profile(user));
    const { mean, sd } = model.predict(profile, items[at]);
    means[at] = mean;
    sds[at] = sd;
  }
  return { means, sds };
}

/** Counts ratings no further from their mean than so many standard deviations. */
function covered(
  values: Float32Array,
  means: Float64Array,
  sds: Float64Array,
  deviate: number,
): number {
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    if (Math.abs(values[at] - means[at]) <= deviate * sds[at]) count++;
  }
  return count;
}

const LEVELS = [50, 80, 95] as const;

/** How well the held-out side of one split was predicted. */
export interface StarsSplitReport extends StarsFold {
  readonly interval_coverage: IntervalCoverage;
  /** Number of held-out ratings. */
  readonly ratings: number;
}

/** Predicts the held-out side of a split after learning from the other. */
export type Forecaster = (
  split: Split,
  seed: number,
) => Promise<Forecast & { fit_seconds: number }>;

/** A forecaster that trains a model and asks it. */
export const forecasterOf =
  (fit: Trainer<StarsModel>, options?: TrainingOptions): Forecaster =>
  async ({ train, test }, seed) => {
    const start = performance.now();
    const model = await fit(train, seed, options);
    const fit_seconds = (performance.now() - start) / 1000;
    return { ...predictAll(model, test), fit_seconds };
  };

/** Measures a forecaster on one split. */
async function measure(
  split: Split,
  forecast: Forecaster,
  seed: number,
): Promise<StarsSplitReport> {
  const { means, sds, fit_seconds } = await forecast(split, seed);
  const { values } = split.test;
  const [half, most, nearlyAll] = LEVELS.map((level) =>
    covered(values, means, sds, DEVIATES[level]) / values.length
  );
  return {
    ...ratingErrors(means, values),
    fit_seconds,
    interval_coverage: { 50: half, 80: most, 95: nearlyAll },
    ratings: values.length,
  };
}

/** Trains on one side of a split and predicts the other. */
export const evaluateStarsSplit = (
  split: Split,
  fit: Trainer<StarsModel>,
  seed: number,
): Promise<StarsSplitReport> => measure(split, forecasterOf(fit), seed);

/**
 * Trains on all folds but one and predicts that one, for every fold. Each fold starts from a seed of
 * its own, so that the luck of one start does not weigh on the mean.
 * @param folds the fold of each rating
 */
export async function evaluateStars(
  name: string,
  ratings: Ratings,
  folds: Int32Array,
  forecast: Forecaster,
  seed: number,
): Promise<StarsReport> {
  const names = foldNames(folds);
  const results: StarsSplitReport[] = [];
  for (const [at, fold] of names.entries()) {
    const split = splitFolds(ratings, folds, names.filter((other) => other !== fold), [fold]);
    results.push(await measure(split, forecast, seed + at));
  }
  const mean = (of: (fold: StarsFold) => number): number =>
    results.reduce((sum, fold) => sum + of(fold), 0) / results.length;
  const coverage = (level: typeof LEVELS[number]): number =>
    results.reduce((sum, fold) => sum + fold.interval_coverage[level] * fold.ratings, 0) /
    ratings.values.length;
  return {
    model: name,
    rmse: mean((fold) => fold.rmse),
    mae: mean((fold) => fold.mae),
    interval_coverage: { 50: coverage(50), 80: coverage(80), 95: coverage(95) },
    folds: results.map(({ rmse, mae, fit_seconds }) => ({ rmse, mae, fit_seconds })),
    fit_seconds: results.reduce((sum, fold) => sum + fold.fit_seconds, 0),
  };
}
