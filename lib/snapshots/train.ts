import { randomFolds, splitFolds } from "../evaluation/folds.ts";
import { evaluateStarsSplit } from "../evaluation/stars.ts";
import { evaluateTaste } from "../evaluation/taste.ts";
import type { ModelData } from "../models/heads.ts";
import type { Ratings } from "../models/ratings.ts";
import { DEFAULT_STARS, DEFAULT_TASTE, starsTrainer, tasteTrainer } from "../models/trainers.ts";
import type { Manifest } from "./manifest.ts";
import type { Stages } from "./stages.ts";

/** Both heads of a snapshot and how their kind did on held-out ratings. */
export interface Trained {
  readonly stars: ModelData;
  readonly taste: ModelData;
  readonly evaluation: Manifest["evaluation"];
}

interface TrainingRequest {
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** With fewer ratings nothing can be held out that would say anything. */
const MIN_RATINGS_TO_EVALUATE = 100;
const FOLDS = 5;

/** Measures both heads beside plain baselines on held-out ratings, then trains them on all ratings. */
export async function trainAndEvaluate(
  ratings: Ratings,
  { seed, signal }: TrainingRequest,
  stages: Stages,
): Promise<Trained> {
  const evaluation = await stages.run("evaluate", () => evaluate(ratings, seed));
  const stars = await stages.run("train stars", () => starsTrainer()(ratings, seed, { signal }));
  const taste = await stages.run("train taste", () => tasteTrainer()(ratings, seed, { signal }));
  return { stars: stars.toData(), taste: taste.toData(), evaluation };
}

/** Holds out a random fifth of the ratings, once, for both heads. */
async function evaluate(ratings: Ratings, seed: number): Promise<Manifest["evaluation"]> {
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
  for (const name of ["mean", "biases", DEFAULT_STARS]) {
    const { rmse, mae } = await evaluateStarsSplit(split, starsTrainer(name), seed);
    stars.push({ model: name, rmse, mae });
  }
  const taste: Manifest["evaluation"]["taste"] = [];
  for (const name of ["popularity", DEFAULT_TASTE]) {
    const { report } = await evaluateTaste(name, split, tasteTrainer(name), seed);
    const { model, ndcg_at_10, recall_at_20, coverage, people } = report;
    taste.push({ model, ndcg_at_10, recall_at_20, coverage, people });
  }
  return {
    protocol: `A random fifth of the ratings held out by seed ${seed}. Taste: every film a ` +
      "candidate, films rated in training left out.",
    stars,
    taste,
  };
}
