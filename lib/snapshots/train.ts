import { bootstrapFigure } from "../evaluation/bootstrap.ts";
import { splitFolds } from "../evaluation/folds.ts";
import { type HeldOutResults, heldOutResults, stableFolds } from "../evaluation/held_out.ts";
import type { PersonFigures } from "../evaluation/person_figures.ts";
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
  /** How these kinds did on each person's held-out ratings; `null` where none were held out. */
  readonly results: HeldOutResults | null;
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
  const { evaluation, resultsOf } = await stages.run(
    "evaluate",
    () => evaluate(ratings, seed, starsTrainer),
  );
  const bestStars = best(evaluation.stars, ({ rmse }) => -rmse) ?? DEFAULT_STARS;
  const bestTaste = best(evaluation.taste, ({ ndcg_at_10 }) => ndcg_at_10) ?? DEFAULT_TASTE;
  const stars = await stages.run(
    "train stars",
    () => starsTrainer(bestStars)(ratings, seed, { onEpoch }),
  );
  const taste = await stages.run("train taste", () => tasteTrainer(bestTaste)(ratings, seed));
  const results = resultsOf(bestStars, bestTaste);
  return { stars: stars.toData(), taste: taste.toData(), evaluation, results, trainingRmse };
}

/** The name of the model with the largest figure of merit; of equal ones the last. */
function best<T extends { readonly model: string }>(
  measured: readonly T[],
  merit: (one: T) => number,
): string | undefined {
  const largest = Math.max(...measured.map(merit));
  return measured.findLast((one) => merit(one) === largest)?.model;
}

/** What came of measuring. */
interface Measured {
  readonly evaluation: Manifest["evaluation"];
  /** How a stars and a taste model did by person; `null` where nothing was held out. */
  readonly resultsOf: (stars: string, taste: string) => HeldOutResults | null;
}

/** Holds out about a fifth of the ratings, once, for both heads. */
async function evaluate(
  ratings: Ratings,
  seed: number,
  starsTrainer: (name: string) => Trainer<StarsModel>,
): Promise<Measured> {
  const count = ratings.values.length;
  if (count < MIN_RATINGS_TO_EVALUATE) {
    const protocol = `None: ${count} ratings are too few to hold some out.`;
    return { evaluation: { protocol, stars: [], taste: [] }, resultsOf: () => null };
  }
  const folds = stableFolds(ratings, FOLDS, seed);
  const split = splitFolds(ratings, folds, [1, 2, 3, 4], [0]);
  const squares = new Map<string, PersonFigures>();
  const ndcgs = new Map<string, PersonFigures>();
  const stars: Manifest["evaluation"]["stars"] = [];
  for (const name of [...PLAIN_STARS, DEFAULT_STARS]) {
    const report = await evaluateStarsSplit(split, starsTrainer(name), seed);
    const { rmse, mae, interval_coverage, errors } = report;
    const rmse_interval = bootstrapFigure(errors.squares, seed);
    const mae_interval = bootstrapFigure(errors.absolutes, seed);
    squares.set(name, errors.squares);
    stars.push({ model: name, rmse, mae, rmse_interval, mae_interval, interval_coverage });
  }
  const taste: Manifest["evaluation"]["taste"] = [];
  for (const name of [...PLAIN_TASTE, DEFAULT_TASTE]) {
    const { report, ndcgs: byPerson } = await evaluateTaste(name, split, tasteTrainer(name), seed);
    ndcgs.set(name, byPerson);
    const { model, ndcg_at_10, ndcg_interval, recall_at_20, coverage, people } = report;
    taste.push({ model, ndcg_at_10, ndcg_interval, recall_at_20, coverage, people });
  }
  const protocol = `A random fifth of the ratings held out by seed ${seed}. Taste: every film a ` +
    "candidate, films rated in training left out.";
  return {
    evaluation: { protocol, stars, taste },
    resultsOf(starsName, tasteName) {
      const [ofStars, ofTaste] = [squares.get(starsName), ndcgs.get(tasteName)];
      return ofStars && ofTaste ? heldOutResults(split.test, ofStars, ofTaste) : null;
    },
  };
}
