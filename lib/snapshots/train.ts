import { bootstrapFigure } from "../evaluation/bootstrap.ts";
import { randomFolds, splitFolds } from "../evaluation/folds.ts";
import { evaluateStarsSplit } from "../evaluation/stars.ts";
import { evaluateTaste } from "../evaluation/taste.ts";
import { type FilmFacts, filmFeatures } from "../models/film_facts.ts";
import type { ModelData, StarsModel } from "../models/heads.ts";
import type { Ratings } from "../models/ratings.ts";
import {
  DEFAULT_STARS,
  DEFAULT_TASTE,
  starsTrainer as trainerOfStars,
  tasteTrainer,
  type Trainer,
} from "../models/trainers.ts";
import type { Progress } from "../models/training.ts";
import type { Stages } from "../progress/stages.ts";
import type { Manifest } from "./manifest.ts";

/** Both heads of a snapshot and how their kind did on held-out ratings. */
export interface Trained {
  readonly stars: ModelData;
  readonly taste: ModelData;
  readonly evaluation: Manifest["evaluation"];
  /** RMSE on the training ratings after each epoch of the stars head; empty where it has none. */
  readonly trainingRmse: readonly number[];
}

/** What a snapshot's models learn from. */
export interface TrainingInput {
  readonly ratings: Ratings;
  /** What is known of each film, by item index. */
  readonly facts: readonly FilmFacts[];
  readonly seed: number;
}

/** With fewer ratings nothing can be held out that would say anything. */
const MIN_RATINGS_TO_EVALUATE = 100;
const FOLDS = 5;

/** Plain models that each head is measured beside, and gives way to where they did better. */
const PLAIN_STARS = ["mean", "biases"] as const;
const PLAIN_TASTE = ["popularity"] as const;

/**
 * Measures both heads beside plain baselines on held-out ratings, then trains on all ratings, for
 * each head, whichever did best: on little data a plain model may.
 */
export async function trainAndEvaluate(
  { ratings, facts, seed }: TrainingInput,
  stages: Stages,
): Promise<Trained> {
  const itemFacts = filmFeatures(facts);
  const starsTrainer = (name: string): Trainer<StarsModel> => {
    const train = trainerOfStars(name);
    return (some, seed, options) => train(some, seed, { ...options, itemFacts });
  };
  const trainingRmse: number[] = [];
  const onEpoch = ({ rmse }: Progress): void => {
    if (rmse !== undefined) trainingRmse.push(Number(rmse.toFixed(4)));
  };
  const evaluation = await stages.run("evaluate", () => evaluate(ratings, seed, starsTrainer));
  const bestStars = best(evaluation.stars, ({ rmse }) => -rmse) ?? DEFAULT_STARS;
  const bestTaste = best(evaluation.taste, ({ ndcg_at_10 }) => ndcg_at_10) ?? DEFAULT_TASTE;
  const stars = await stages.run(
    "train stars",
    () => starsTrainer(bestStars)(ratings, seed, { onEpoch }),
  );
  const taste = await stages.run("train taste", () => tasteTrainer(bestTaste)(ratings, seed));
  return { stars: stars.toData(), taste: taste.toData(), evaluation, trainingRmse };
}

/** The name of the model with the largest figure of merit; of equal ones the last. */
function best<T extends { readonly model: string }>(
  measured: readonly T[],
  merit: (one: T) => number,
): string | undefined {
  const largest = Math.max(...measured.map(merit));
  return measured.findLast((one) => merit(one) === largest)?.model;
}

/** Holds out a random fifth of the ratings, once, for both heads. */
async function evaluate(
  ratings: Ratings,
  seed: number,
  starsTrainer: (name: string) => Trainer<StarsModel>,
): Promise<Manifest["evaluation"]> {
  const count = ratings.values.length;
  if (count < MIN_RATINGS_TO_EVALUATE) {
    return {
      protocol: `None: ${count} ratings are too few to hold some out.`,
      stars: [],
      taste: [],
    };
  }
  const folds = randomFolds(count, FOLDS, seed);
  const split = splitFolds(ratings, folds, [1, 2, 3, 4], [0]);
  const stars: Manifest["evaluation"]["stars"] = [];
  for (const name of [...PLAIN_STARS, DEFAULT_STARS]) {
    const report = await evaluateStarsSplit(split, starsTrainer(name), seed);
    const { rmse, mae, interval_coverage, errors } = report;
    const rmse_interval = bootstrapFigure(errors.squares, seed);
    const mae_interval = bootstrapFigure(errors.absolutes, seed);
    stars.push({ model: name, rmse, mae, rmse_interval, mae_interval, interval_coverage });
  }
  const taste: Manifest["evaluation"]["taste"] = [];
  for (const name of [...PLAIN_TASTE, DEFAULT_TASTE]) {
    const { report } = await evaluateTaste(name, split, tasteTrainer(name), seed);
    const { model, ndcg_at_10, ndcg_interval, recall_at_20, coverage, people } = report;
    taste.push({ model, ndcg_at_10, ndcg_interval, recall_at_20, coverage, people });
  }
  return {
    protocol: `A random fifth of the ratings held out by seed ${seed}. Taste: every film a ` +
      "candidate, films rated in training left out.",
    stars,
    taste,
  };
}
