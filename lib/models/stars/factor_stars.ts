import { checkHistory } from "../check_ratings.ts";
import type { History, ModelData, Prediction, StarsModel } from "../heads.ts";
import type { RatingScale } from "../ratings.ts";
import { solveRidge } from "./ridge.ts";

/**
 * How strongly a folded-in person is drawn to the average: the ridge penalty of a coordinate is
 * `base + perRating × (ratings of the history)`.
 */
export interface Shrinkage {
  readonly biasBase: number;
  readonly biasPerRating: number;
  readonly factorBase: number;
  readonly factorPerRating: number;
}

/** The numbers of `r̂ = mean + userBias + itemBias + userFactors · itemFactors`. */
export interface FactorParts {
  readonly kind: string;
  readonly settings: ModelData["settings"];
  readonly scale: RatingScale;
  /** Mean of the training ratings. */
  readonly mean: number;
  /** Standard deviation of a rating around its prediction. */
  readonly noise: number;
  /** The same by person, `nUsers`; without it, `noise` holds for everybody. */
  readonly userNoise?: Float32Array;
  readonly shrinkage: Shrinkage;
  readonly rank: number;
  /** `nUsers` */
  readonly userBias: Float32Array;
  /** `nItems` */
  readonly itemBias: Float32Array;
  /** `nUsers × rank`, row-major */
  readonly userFactors: Float32Array;
  /** `nItems × rank`, row-major */
  readonly itemFactors: Float32Array;
}

/** What a factor model knows of a person. */
export interface FactorProfile {
  readonly bias: number;
  /** `rank` numbers */
  readonly factors: Float32Array | Float64Array;
  /** Standard deviation of the person's ratings around their predictions. */
  readonly noise: number;
}

/** A stars head that is one bilinear form: global mean, biases and Funk SVD all are. */
export class FactorStars implements StarsModel<FactorProfile> {
  readonly kind: string;
  readonly nUsers: number;
  readonly nItems: number;
  readonly scale: RatingScale;
  readonly #parts: FactorParts;

  constructor(parts: FactorParts) {
    this.kind = parts.kind;
    this.nUsers = parts.userBias.length;
    this.nItems = parts.itemBias.length;
    this.scale = parts.scale;
    this.#parts = parts;
  }

  profile(user: number): FactorProfile {
    const { userBias, userFactors, rank, userNoise, noise } = this.#parts;
    return {
      noise: userNoise?.[user] ?? noise,
      bias: userBias[user],
      factors: userFactors.subarray(user * rank, (user + 1) * rank),
    };
  }

  foldIn(history: History): FactorProfile {
    checkHistory(history, this.nItems);
    const { mean, itemBias, itemFactors, rank, shrinkage, noise } = this.#parts;
    const count = history.items.length;
    const width = rank + 1;
    const design = new Float64Array(count * width);
    const targets = new Float64Array(count);
    for (let row = 0; row < count; row++) {
      const item = history.items[row];
      targets[row] = history.values[row] - mean - itemBias[item];
      design[row * width] = 1;
      design.set(itemFactors.subarray(item * rank, (item + 1) * rank), row * width + 1);
    }
    const penalties = new Float64Array(width)
      .fill(shrinkage.factorBase + shrinkage.factorPerRating * count);
    penalties[0] = shrinkage.biasBase + shrinkage.biasPerRating * count;
    const [bias, ...factors] = solveRidge(design, targets, penalties);
    return { bias, factors: Float64Array.from(factors), noise };
  }

  predict(profile: FactorProfile, item: number): Prediction {
    const { mean, itemBias, itemFactors, rank } = this.#parts;
    let sum = mean + profile.bias + itemBias[item];
    const base = item * rank;
    for (let d = 0; d < rank; d++) sum += profile.factors[d] * itemFactors[base + d];
    return { mean: Math.min(this.scale.max, Math.max(this.scale.min, sum)), sd: profile.noise };
  }

  toData(): ModelData {
    const parts = this.#parts;
    const { shrinkage, scale, rank, userNoise } = parts;
    return {
      kind: this.kind,
      settings: parts.settings,
      tensors: {
        constants: {
          shape: [8],
          data: Float64Array.of(
            parts.mean,
            parts.noise,
            scale.min,
            scale.max,
            shrinkage.biasBase,
            shrinkage.biasPerRating,
            shrinkage.factorBase,
            shrinkage.factorPerRating,
          ),
        },
        ...(userNoise && { user_noise: { shape: [this.nUsers], data: userNoise } }),
        user_bias: { shape: [this.nUsers], data: parts.userBias },
        item_bias: { shape: [this.nItems], data: parts.itemBias },
        user_factors: { shape: [this.nUsers, rank], data: parts.userFactors },
        item_factors: { shape: [this.nItems, rank], data: parts.itemFactors },
      },
    };
  }
}
