import { atOnce, type Pieces } from "../../pieces.ts";
import { checkHistory } from "../check_ratings.ts";
import type { History, ModelData, Neighbour } from "../heads.ts";
import { type FoldedRow, SimdFactors } from "../kernel/factor_rows_simd.ts";
import type { PlacedRows } from "../kernel/rows_simd.ts";
import { topN } from "../topn.ts";
import type { TastePart } from "./blend_taste.ts";
import { popularityWeights } from "./discount.ts";
import { foldedGrades, type Grading, likingsOf } from "./grade.ts";
import { ScoreMoments } from "./score_moments.ts";

/** The numbers of an implicit factorisation: a person is folded in, so only films have rows. */
export interface AlsParts {
  readonly settings: ModelData["settings"];
  readonly rank: number;
  /** `nItems × rank`, row-major */
  readonly itemFactors: Float32Array | PlacedRows;
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
export interface AlsProfile extends FoldedRow {
  readonly items: Int32Array;
  /** The liking of each item. */
  readonly grades: Float32Array;
}

/** What serving needs beside the numbers that are stored. */
interface AlsDerived {
  readonly films: SimdFactors;
  /** The length of each film's vector. */
  readonly norms: Float32Array;
  /** The weight of each film's score. */
  readonly weights: Float32Array;
  readonly moments: ScoreMoments;
}

function* derive(parts: AlsParts): Pieces<AlsDerived> {
  const { itemFactors, itemCounts, rank, unobserved, popularDiscount } = parts;
  const films = yield* SimdFactors.of(itemFactors, rank, unobserved);
  const weights = popularityWeights(itemCounts, popularDiscount);
  const moments = yield* ScoreMoments.of(films, rank, weights);
  const norms = new Float32Array(itemCounts.length);
  for (let item = 0; item < norms.length; item++) {
    norms[item] = Math.sqrt(dotOf(films.rows, rank, item, item));
    yield;
  }
  return { films, norms, weights, moments };
}

/** The dot product of two rows. */
function dotOf(rows: Float32Array, rank: number, a: number, b: number): number {
  let sum = 0;
  for (let d = 0; d < rank; d++) sum += rows[a * rank + d] * rows[b * rank + d];
  return sum;
}

/** A taste head by implicit ALS: `score = p · q`, which is a sum over the person's own films. */
export class AlsTaste implements TastePart<AlsProfile> {
  readonly kind = "als";
  readonly nItems: number;
  readonly #parts: Omit<AlsParts, "itemFactors">;
  readonly #films: SimdFactors;
  readonly #norms: Float32Array;
  readonly #weights: Float32Array;
  readonly #moments: ScoreMoments;

  constructor(parts: AlsParts, { films, norms, weights, moments } = atOnce(derive(parts))) {
    const { itemFactors: _, ...others } = parts; // the kernel has them
    this.nItems = parts.itemCounts.length;
    this.#parts = others;
    this.#films = films;
    this.#weights = weights;
    this.#moments = moments;
    this.#norms = norms;
  }

  /** The same as the constructor gives, in pieces. */
  static *of(parts: AlsParts): Pieces<AlsTaste> {
    return new AlsTaste(parts, yield* derive(parts));
  }

  foldIn(history: History): AlsProfile {
    checkHistory(history, this.nItems);
    const { grading, unobserved, regularization } = this.#parts;
    const { items } = history;
    const grades = foldedGrades(history, grading);
    const penalty = regularization * (items.length + unobserved * this.nItems);
    return { items, grades, ...this.#films.fold(items, grades, penalty) };
  }

  scores({ factors }: AlsProfile, out = new Float32Array(this.nItems)): Float32Array {
    const dots = this.#films.dots(factors);
    for (let item = 0; item < this.nItems; item++) out[item] = this.#weights[item] * dots[item];
    return out;
  }

  spread({ items, factors }: AlsProfile): number {
    const own = this.#films.dotsOf(items, factors);
    for (let at = 0; at < own.length; at++) own[at] *= this.#weights[items[at]];
    return this.#moments.spread(factors, own, this.nItems);
  }

  /** With `A` the person's normal equations, item j adds `grade_j × qⱼᵀ A⁻¹ q`, weighted as the score is. */
  explain({ items, grades, lower }: AlsProfile, item: number): Float32Array {
    const influence = this.#films.solve(lower, this.#row(item));
    const shares = this.#films.dotsOf(items, influence).slice();
    for (let at = 0; at < shares.length; at++) shares[at] *= this.#weights[item] * grades[at];
    return shares;
  }

  likings(history: History): Float32Array {
    return likingsOf(history, this.#parts.grading);
  }

  similarity(a: number, b: number): number {
    const lengths = this.#norms[a] * this.#norms[b];
    return lengths === 0 ? 0 : this.#dot(a, b) / lengths;
  }

  similar(item: number, count: number): readonly Neighbour[] {
    const { itemCounts, similarityDamping } = this.#parts;
    const dots = this.#films.dots(this.#row(item));
    // a loop, as mapping typed arrays by `from` takes many times as long
    const similarities = new Float32Array(this.nItems).fill(-Infinity);
    for (let other = 0; other < this.nItems; other++) {
      const ratings = itemCounts[other];
      if (ratings === 0) continue;
      const lengths = this.#norms[item] * this.#norms[other];
      const damping = ratings / (ratings + similarityDamping);
      similarities[other] = lengths === 0 ? 0 : dots[other] / lengths * damping;
    }
    return Array.from(
      topN(similarities, count, [item]),
      (other) => ({ item: other, similarity: similarities[other] }),
    );
  }

  toData(): ModelData {
    const { settings, rank, itemCounts, grading, ...rest } = this.#parts;
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
        item_factors: { shape: [this.nItems, rank], data: this.#films.rows },
        item_counts: { shape: [this.nItems], data: itemCounts },
      },
    };
  }

  #row(item: number): Float32Array {
    const { rank } = this.#parts;
    return this.#films.rows.subarray(item * rank, (item + 1) * rank);
  }

  #dot(a: number, b: number): number {
    return dotOf(this.#films.rows, this.#parts.rank, a, b);
  }
}
