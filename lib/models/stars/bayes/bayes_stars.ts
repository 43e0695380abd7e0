import { checkHistory } from "../../check_ratings.ts";
import { solveLower } from "../../cholesky.ts";
import type { History, ModelData, Prediction, StarsModel } from "../../heads.ts";
import type { RatingScale } from "../../ratings.ts";
import { type AveragePerson, averagePerson } from "./average_person.ts";
import type { FoldInDraw } from "./draws.ts";
import { foldIntoDraw } from "./fold_in.ts";
import { bayesToData } from "./store.ts";

/** A draw to fold people in, with the way from its factors to those that are served. */
export interface ServedDraw extends FoldInDraw {
  /** `(width - 1) × rank` */
  readonly projection: Float64Array;
}

/** The numbers of a Bayesian factorisation as it is served. */
export interface BayesParts {
  readonly settings: ModelData["settings"];
  readonly scale: RatingScale;
  readonly mean: number;
  /** Coordinates of a draw's vectors. */
  readonly width: number;
  /** Length of the served vectors. */
  readonly rank: number;
  readonly userBias: Float32Array;
  readonly itemBias: Float32Array;
  /** `nUsers × rank` */
  readonly userFactors: Float32Array;
  /** `nItems × rank` */
  readonly itemFactors: Float32Array;
  /** Variance of each person's ratings around their predictions. */
  readonly userNoise: Float32Array;
  /** Variance of a person's predictions that is left in the posterior. */
  readonly userSpread: Float32Array;
  /** What a film adds to that. */
  readonly itemSpread: Float32Array;
  /** Films that stand for all where a spread is averaged. */
  readonly probes: Int32Array;
  readonly draws: readonly ServedDraw[];
}

/** What the model knows of a person. */
export interface BayesProfile {
  readonly bias: number;
  /** `rank` numbers */
  readonly factors: Float32Array | Float64Array;
  readonly noise: number;
  readonly spread: number;
}

/** A stars head by Bayesian factorisation: an average over the posterior, with its uncertainty. */
export class BayesStars implements StarsModel<BayesProfile> {
  readonly kind = "bayes";
  readonly nUsers: number;
  readonly nItems: number;
  readonly scale: RatingScale;
  readonly #parts: BayesParts;
  #average: AveragePerson | undefined;

  constructor(parts: BayesParts) {
    this.nUsers = parts.userBias.length;
    this.nItems = parts.itemBias.length;
    this.scale = parts.scale;
    this.#parts = parts;
  }

  profile(user: number): BayesProfile {
    const { userBias, userFactors, userNoise, userSpread, rank } = this.#parts;
    return {
      bias: userBias[user],
      factors: userFactors.subarray(user * rank, (user + 1) * rank),
      noise: userNoise[user],
      spread: userSpread[user],
    };
  }

  /**
   * Averages the person's conditional expectation over the stored draws; of nobody that is the
   * average person.
   */
  foldIn(history: History): BayesProfile {
    checkHistory(history, this.nItems);
    const { draws, mean, width, rank, probes } = this.#parts;
    const factors = new Float64Array(rank);
    const sums = new Float64Array(probes.length);
    const squares = new Float64Array(probes.length);
    let bias = 0;
    let noise = 0;
    let within = 0;
    for (const draw of draws) {
      const { vector, lower, variance } = foldIntoDraw(history, draw, mean, width);
      bias += vector[0];
      noise += variance;
      for (let d = 1; d < width; d++) {
        const from = (d - 1) * rank;
        for (let c = 0; c < rank; c++) factors[c] += vector[d] * draw.projection[from + c];
      }
      probes.forEach((item, at) => {
        const design = Float64Array.from(draw.films.subarray(item * width, (item + 1) * width));
        const own = design[0];
        design[0] = 1;
        const value = design.reduce((sum, x, d) => sum + x * vector[d], own);
        sums[at] += value;
        squares[at] += value * value;
        solveLower(lower, width, design);
        within += design.reduce((sum, x) => sum + x * x, 0);
      });
    }
    const count = draws.length;
    const between = squares.reduce(
      (sum, square, at) => sum + square / count - (sums[at] / count) ** 2,
      0,
    );
    const stranger = history.items.length === 0 ? this.#averagePerson() : undefined;
    return {
      bias: stranger?.bias ?? bias / count,
      factors: stranger?.factors ?? factors.map((factor) => factor / count),
      noise: noise / count,
      spread: (between + within / count) / probes.length,
    };
  }

  #averagePerson(): AveragePerson {
    const { userBias, userFactors } = this.#parts;
    return this.#average ??= averagePerson(userBias, userFactors);
  }

  predict({ bias, factors, noise, spread }: BayesProfile, item: number): Prediction {
    const { mean, itemBias, itemFactors, itemSpread, rank } = this.#parts;
    let sum = mean + bias + itemBias[item];
    for (let d = 0, from = item * rank; d < rank; d++) sum += factors[d] * itemFactors[from + d];
    return {
      mean: Math.min(this.scale.max, Math.max(this.scale.min, sum)),
      sd: Math.sqrt(noise + Math.max(0, spread + itemSpread[item])),
    };
  }

  toData(): ModelData {
    return bayesToData(this.#parts);
  }
}
