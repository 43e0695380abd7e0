import { holdOut, type HoldOutRule } from "../evaluation/hold_out.ts";
import type { HeldOutResults } from "../evaluation/held_out.ts";
import { type FilmFacts, filmFeatures } from "../models/film_facts.ts";
import type { ModelData } from "../models/heads.ts";
import type { Checkpoints } from "../models/checkpoints.ts";
import type { Ratings } from "../models/ratings.ts";
import { DEFAULT_TASTE, defaultStarsFor, starsTrainer, tasteTrainer } from "../models/trainers.ts";
import type { Progress, TrainingOptions } from "../models/training.ts";
import { checkTuned, type TunedSettings } from "../models/tuned.ts";
import type { Step } from "../progress/progress.ts";
import type { Stages } from "../progress/stages.ts";
import type { Manifest } from "./manifest.ts";
import { measureHeads } from "./measure.ts";
import { onTeam } from "./on_team.ts";

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

/** Names of the models to train; without one, what is best for so many ratings. And how to train. */
export interface HeadChoice {
  readonly stars?: string;
  readonly taste?: string;
  /** Settings that take the place of the usual ones. */
  readonly tuned?: TunedSettings;
}

/** What a snapshot's models learn from, and how. */
export interface TrainingInput {
  /** Where they are many, their order is changed. @see holdOut */
  readonly ratings: Ratings;
  /** What is known of each film, by item index. */
  readonly facts: readonly FilmFacts[];
  readonly seed: number;
  readonly choice: HeadChoice;
  /** How many threads train. */
  readonly workers: number;
  readonly checkpoints: Checkpoints;
  readonly signal?: AbortSignal;
  /** How much is held out; the measured rule by default. */
  readonly rule?: HoldOutRule;
}

/** Plain models that each head is measured beside, and gives way to where they did better. */
const PLAIN_STARS = ["mean", "biases"] as const;
const PLAIN_TASTE = ["popularity"] as const;

/**
 * Measures both heads beside plain baselines on held-out ratings, then trains on all ratings, for
 * each head, whichever did best: on little data a plain model may. A model that was asked for by name
 * is taken however it did. Where only a small part is held out, the measured models are taken as
 * they are, and nothing is trained twice.
 * @throws {ReelmatchError} `INTERRUPTED` where the signal was given
 */
export async function trainAndEvaluate(input: TrainingInput, stages: Stages): Promise<Trained> {
  const { ratings, facts, seed, choice, workers, checkpoints, signal } = input;
  const wanted = {
    stars: choice.stars ?? defaultStarsFor(ratings.values.length),
    taste: choice.taste ?? DEFAULT_TASTE,
  };
  const { tuned } = choice;
  checkTuned(tuned, Object.values(wanted));
  const itemFacts = filmFeatures(facts);
  const shared: TrainingOptions = { itemFacts, checkpoints, signal, tuned };
  const rmses = new Map<string, number[]>();
  const watched = (name: string, step: Step): TrainingOptions => {
    const errors: number[] = [];
    rmses.set(name, errors);
    return { ...shared, onEpoch: (progress) => tell(name, progress, step, errors) };
  };
  const heldOut = holdOut(ratings, seed, input.rule);
  const measured = await stages.run("evaluate", (step) =>
    measureHeads({
      heldOut,
      seed,
      stars: [...PLAIN_STARS, wanted.stars],
      taste: [...PLAIN_TASTE, wanted.taste],
      workers,
      optionsOf: (name) => watched(name, step),
    }));
  const { evaluation, results } = measured;
  const stars = choice.stars ?? best(evaluation.stars, ({ rmse }) => -rmse) ?? wanted.stars;
  const taste = choice.taste ?? best(evaluation.taste, (one) => one.ndcg_at_10) ?? wanted.taste;
  const taken = heldOut?.isSmall ? measured : null;
  const starsModel = taken?.stars.get(stars) ??
    await stages.run(
      "train stars",
      (step) => onTeam(workers, starsTrainer(stars))(ratings, seed, watched(stars, step)),
    );
  const tasteModel = taken?.taste.get(taste) ??
    await stages.run(
      "train taste",
      (step) => onTeam(workers, tasteTrainer(taste))(ratings, seed, watched(taste, step)),
    );
  return {
    stars: starsModel.toData(),
    taste: tasteModel.toData(),
    evaluation,
    results: results(stars, taste),
    trainingRmse: rmses.get(stars) ?? [],
  };
}

/** Tells an epoch of a model, and notes its error. */
function tell(name: string, progress: Progress, step: Step, errors: number[]): void {
  const { epoch, epochs, rmse } = progress;
  if (rmse !== undefined) errors.push(Number(rmse.toFixed(4)));
  const error = rmse === undefined ? "" : `, RMSE ${rmse.toFixed(4)}`;
  step(epoch, epochs, "epochs", `${name}${error}`);
}

/** The name of the model with the largest figure of merit; of equal ones the last. */
function best<T extends { readonly model: string }>(
  measured: readonly T[],
  merit: (one: T) => number,
): string | undefined {
  const largest = Math.max(...measured.map(merit));
  return measured.findLast((one) => merit(one) === largest)?.model;
}
