import { checkHistory } from "../check_ratings.ts";
import { solveFactorized } from "../cholesky.ts";
import type { Contribution, History, ModelData, Neighbour, TasteModel } from "../heads.ts";
import { topN } from "../topn.ts";
import { popularityWeights } from "./discount.ts";
import { gradesOf, type Grading } from "./grade.ts";
import { factorizeRow, gramOf } from "./normal_rows.ts";

/** The numbers of an implicit factorisation: a person is folded in, so only films have rows. */
export interface AlsParts {
  readonly settings: ModelData["settings"];
  readonly rank: number;
  /** `nItems × rank`, row-major */
  readonly itemFactors: Float32Array;
  /** Ratings of each item in training. */
  readonly itemCounts: Int32Array;
  readonly grading: Grading;
  /** Weight of a film that a person has not rated, beside 1 for one that they have. */
  readonly unobserved: number;
  /** A person of n ratings is penalised by `regularization × (n + unobserved × nItems)`. */
  readonly regularization: number;
  /** Ratings at which the similarity of a film counts half. */
  readonly similarityDamping: number;
  /** The score of a film of n ratings is weighted by `n^-popularDiscount`. */
  readonly popularDiscount: number;
}

/** A history folded into an implicit factorisation. */
export interface AlsProfile {
  readonly items: Int32Array;
  /** The liking of each item. */
  readonly grades: Float32Array;
  /** Cholesky factor of the person's normal equations. */
  readonly lower: Float64Array;
  readonly factors: Float64Array;
}

/** A taste head by implicit ALS: `score = p · q`, which is a sum over the person's own films. */
export class AlsTaste implements TasteModel<AlsProfile> {
  readonly kind = "als";
  readonly nItems: number;
  readonly #parts: AlsParts;
  readonly #gram: Float64Array;
  readonly #norms: Float64Array;
  readonly #weights: Float32Array;

  constructor(parts: AlsParts) {
    this.nItems = parts.itemCounts.length;
    this.#parts = parts;
    this.#gram = gramOf(parts.itemFactors, parts.rank, parts.unobserved);
    this.#weights = popularityWeights(parts.itemCounts, parts.popularDiscount);
    this.#norms = new Float64Array(this.nItems);
    for (let item = 0; item < this.nItems; item++) {
      this.#norms[item] = Math.sqrt(this.#dot(item, item));
    }
  }

  foldIn(history: History): AlsProfile {
    checkHistory(history, this.nItems);
    const { rank, itemFactors, grading, unobserved, regularization } = this.#parts;
    const { items } = history;
    const grades = gradesOf(history, grading);
    const lower = new Float64Array(rank * rank);
    const penalty = regularization * (items.length + unobserved * this.nItems);
    factorizeRow(this.#gram, itemFactors, items, penalty, rank, lower);
    const factors = new Float64Array(rank);
    for (let at = 0; at < items.length; at++) {
      const base = items[at] * rank;
      for (let d = 0; d < rank; d++) factors[d] += grades[at] * itemFactors[base + d];
    }
    solveFactorized(lower, rank, factors);
    return { items, grades, lower, factors };
  }

  scores({ factors }: AlsProfile, out = new Float32Array(this.nItems)): Float32Array {
    const { rank, itemFactors } = this.#parts;
    for (let item = 0, base = 0; item < this.nItems; item++) {
      let sum = 0;
      for (let d = 0; d < rank; d++) sum += factors[d] * itemFactors[base++];
      out[item] = this.#weights[item] * sum;
    }
    return out;
  }

  /** With `A` the person's normal equations, item j adds `grade_j × qⱼᵀ A⁻¹ q`, weighted as the score is. */
  explain(profile: AlsProfile, item: number): readonly Contribution[] {
    const { rank, itemFactors } = this.#parts;
    const influence = Float64Array.from(
      itemFactors.subarray(item * rank, (item + 1) * rank),
    );
    solveFactorized(profile.lower, rank, influence);
    return Array.from(profile.items, (own, at) => {
      let sum = 0;
      for (let d = 0; d < rank; d++) sum += influence[d] * itemFactors[own * rank + d];
      return { item: own, share: this.#weights[item] * profile.grades[at] * sum };
    });
  }

  similarity(a: number, b: number): number {
    const lengths = this.#norms[a] * this.#norms[b];
    return lengths === 0 ? 0 : this.#dot(a, b) / lengths;
  }

  similar(item: number, count: number): readonly Neighbour[] {
    const { itemCounts, similarityDamping } = this.#parts;
    const similarities = Float32Array.from(
      itemCounts,
      (ratings, other) =>
        ratings === 0
          ? -Infinity
          : this.similarity(item, other) * ratings / (ratings + similarityDamping),
    );
    return Array.from(
      topN(similarities, count, [item]),
      (other) => ({ item: other, similarity: similarities[other] }),
    );
  }

  toData(): ModelData {
    const { settings, rank, itemFactors, itemCounts, grading, ...rest } = this.#parts;
    return {
      kind: this.kind,
      settings,
      tensors: {
        constants: {
          shape: [8],
          data: Float64Array.of(
            grading.mean,
            grading.sd,
            grading.weight,
            grading.pull,
            rest.unobserved,
            rest.regularization,
            rest.similarityDamping,
            rest.popularDiscount,
          ),
        },
        item_factors: { shape: [this.nItems, rank], data: itemFactors },
        item_counts: { shape: [this.nItems], data: itemCounts },
      },
    };
  }

  #dot(a: number, b: number): number {
    const { rank, itemFactors } = this.#parts;
    let sum = 0;
    for (let d = 0; d < rank; d++) sum += itemFactors[a * rank + d] * itemFactors[b * rank + d];
    return sum;
  }
}
