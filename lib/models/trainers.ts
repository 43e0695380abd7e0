import { ReelmatchError } from "../errors.ts";
import type { StarsModel, TasteModel } from "./heads.ts";
import type { Ratings } from "./ratings.ts";
import { bayesSettingsFor } from "./stars/bayes/settings.ts";
import { trainBayes } from "./stars/bayes/train.ts";
import { trainBiases } from "./stars/biases.ts";
import { trainMean } from "./stars/mean.ts";
import { trainSvd } from "./stars/svd.ts";
import { SURPRISE_SVD, TUNED_SVD } from "./stars/svd_settings.ts";
import { alsSettingsFor, trainAls } from "./taste/als.ts";
import { blendSettingsFor, trainBlend } from "./taste/blend.ts";
import { DEFAULT_EASE, trainEase } from "./taste/ease.ts";
import { trainPopularity } from "./taste/popularity.ts";
import type { TrainingOptions } from "./training.ts";
import { withChosen } from "./tuned.ts";

/** Makes a model of ratings; the same ratings and seed give the same bits. */
export type Trainer<Model> = (
  ratings: Ratings,
  seed: number,
  options?: TrainingOptions,
) => Model | Promise<Model>;

/** A model's settings with those that were tuned for it. */
const chosen = <T extends object>(model: string, settings: T, options?: TrainingOptions): T =>
  withChosen(settings, options?.tuned?.[model]);

/** Trainers of the stars head by name, plainest first. */
export const STARS_TRAINERS: Readonly<Record<string, Trainer<StarsModel>>> = {
  mean: trainMean,
  biases: (ratings) => trainBiases(ratings),
  svd: (ratings, seed, options) => trainSvd(ratings, { ...SURPRISE_SVD, seed }, options),
  "svd-tuned": (ratings, seed, options) =>
    trainSvd(ratings, chosen("svd-tuned", { ...TUNED_SVD, seed }, options), options),
  bayes: (ratings, seed, options) =>
    trainBayes(
      ratings,
      chosen("bayes", bayesSettingsFor(ratings.values.length, seed), options),
      options,
    ),
};

/** Trainers of the taste head by name, plainest first. */
export const TASTE_TRAINERS: Readonly<Record<string, Trainer<TasteModel>>> = {
  popularity: trainPopularity,
  als: (ratings, seed, options) =>
    trainAls(ratings, alsSettingsFor(ratings.values.length, seed), options),
  ease: (ratings, _seed, options) => trainEase(ratings, DEFAULT_EASE, options),
  blend: (ratings, seed, options) =>
    trainBlend(
      ratings,
      chosen("blend", blendSettingsFor(ratings.values.length, seed), options),
      options,
    ),
};

/** The stars head that a snapshot carries, unless its ratings are too many. */
export const DEFAULT_STARS = "bayes";
/** Beyond so many ratings sampling takes much memory and time; `bench/RESULTS.md` has both. */
const MOST_FOR_BAYES = 5_000_000;

/** The stars head that is best for so many ratings within the memory and time to be had. */
export const defaultStarsFor = (ratings: number): string =>
  ratings <= MOST_FOR_BAYES ? DEFAULT_STARS : "svd";

/** The taste head that a snapshot carries. */
export const DEFAULT_TASTE = "blend";

function trainerOf<T>(trainers: Readonly<Record<string, T>>, head: string, name: string): T {
  const trainer = Object.hasOwn(trainers, name) ? trainers[name] : undefined;
  if (trainer !== undefined) return trainer;
  throw new ReelmatchError(
    "BAD_INPUT",
    `There is no ${head} model "${name}": expected one of ${Object.keys(trainers).join(", ")}.`,
  );
}

/** @throws {ReelmatchError} `BAD_INPUT` listing the names, where there is no such stars head */
export const starsTrainer = (name: string = DEFAULT_STARS): Trainer<StarsModel> =>
  trainerOf(STARS_TRAINERS, "stars", name);

/** @throws {ReelmatchError} `BAD_INPUT` listing the names, where there is no such taste head */
export const tasteTrainer = (name: string = DEFAULT_TASTE): Trainer<TasteModel> =>
  trainerOf(TASTE_TRAINERS, "taste", name);
