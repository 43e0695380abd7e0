import { bootstrapFigure } from "../evaluation/bootstrap.ts";
import { type HeldOutResults, heldOutResults } from "../evaluation/held_out.ts";
import type { HoldOut } from "../evaluation/hold_out.ts";
import type { PersonFigures } from "../evaluation/person_figures.ts";
import { evaluateStarsSplit } from "../evaluation/stars.ts";
import { evaluateTaste } from "../evaluation/taste.ts";
import type { StarsModel, TasteModel } from "../models/heads.ts";
import { starsTrainer, tasteTrainer, type Trainer } from "../models/trainers.ts";
import type { TrainingOptions } from "../models/training.ts";
import type { Manifest } from "./manifest.ts";
import { onTeam } from "./on_team.ts";

/** Which models to measure, and on what. */
export interface Measurement {
  /** `null` where there are too few ratings. */
  readonly heldOut: HoldOut | null;
  readonly seed: number;
  /** Names of stars heads; repeats are measured once. */
  readonly stars: readonly string[];
  /** Names of taste heads; repeats are measured once. */
  readonly taste: readonly string[];
  /** How many threads train. */
  readonly workers: number;
  /** What a trainer is told, by its name. */
  readonly optionsOf: (name: string) => TrainingOptions;
}

/** What came of measuring. */
export interface Measured {
  readonly evaluation: Manifest["evaluation"];
  /** The models that were measured, by name. */
  readonly stars: ReadonlyMap<string, StarsModel>;
  readonly taste: ReadonlyMap<string, TasteModel>;
  /** How a stars and a taste model did by person; `null` where nothing was held out. */
  readonly results: (stars: string, taste: string) => HeldOutResults | null;
}

/**
 * Trains models on one side of what is held out and measures them on the other.
 * @throws {ReelmatchError} `BAD_INPUT` for a name that no model has, and what the trainers throw
 */
export async function measureHeads(measurement: Measurement): Promise<Measured> {
  const { heldOut, seed } = measurement;
  const stars = new Map<string, StarsModel>();
  const taste = new Map<string, TasteModel>();
  const trainers = {
    stars: namedTrainers(measurement, measurement.stars, starsTrainer, stars),
    taste: namedTrainers(measurement, measurement.taste, tasteTrainer, taste),
  };
  if (heldOut === null) {
    const protocol = "None: there are too few ratings to hold some out.";
    const evaluation = { protocol, stars: [], taste: [] };
    return { evaluation, stars, taste, results: () => null };
  }
  const { split, protocol } = heldOut;
  const squares = new Map<string, PersonFigures>();
  const ndcgs = new Map<string, PersonFigures>();
  const evaluation: Manifest["evaluation"] = {
    protocol: `${protocol} Taste: every film a candidate, films rated in training left out.`,
    stars: [],
    taste: [],
  };
  for (const [name, train] of trainers.stars) {
    const report = await evaluateStarsSplit(split, train, seed);
    const { rmse, mae, interval_coverage, errors } = report;
    const rmse_interval = bootstrapFigure(errors.squares, seed);
    const mae_interval = bootstrapFigure(errors.absolutes, seed);
    squares.set(name, errors.squares);
    evaluation.stars.push({
      ...{ model: name, rmse, mae, rmse_interval, mae_interval, interval_coverage },
    });
  }
  for (const [name, train] of trainers.taste) {
    const { report, ndcgs: byPerson } = await evaluateTaste(name, split, train, seed);
    ndcgs.set(name, byPerson);
    const { model, ndcg_at_10, ndcg_interval, recall_at_20, coverage, people } = report;
    evaluation.taste.push({ model, ndcg_at_10, ndcg_interval, recall_at_20, coverage, people });
  }
  return {
    evaluation,
    stars,
    taste,
    results(starsName, tasteName) {
      const [ofStars, ofTaste] = [squares.get(starsName), ndcgs.get(tasteName)];
      return ofStars && ofTaste ? heldOutResults(split.test, ofStars, ofTaste) : null;
    },
  };
}

/** Trainers by name, told what they need, that leave what they trained in `trained`. */
function namedTrainers<Model>(
  { optionsOf, workers }: Measurement,
  names: readonly string[],
  trainerOf: (name: string) => Trainer<Model>,
  trained: Map<string, Model>,
): Map<string, Trainer<Model>> {
  return new Map(names.map((name) => {
    const train = onTeam(workers, trainerOf(name));
    return [name, async (ratings, seed) => {
      const model = await train(ratings, seed, optionsOf(name));
      trained.set(name, model);
      return model;
    }];
  }));
}
