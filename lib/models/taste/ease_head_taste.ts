import { atOnce, type Pieces } from "../../pieces.ts";
import { checkHistory } from "../check_ratings.ts";
import type { History, ModelData, Neighbour } from "../heads.ts";
import { placed, type PlacedRows, SimdRows } from "../kernel/rows_simd.ts";
import { topN } from "../topn.ts";
import type { TastePart } from "./blend_taste.ts";
import { foldedGrades, type Grading, likingsOf } from "./grade.ts";
import { deviation } from "./spread.ts";

/** The numbers of EASE on the most popular films. */
export interface EaseHeadParts {
  readonly settings: ModelData["settings"];
  /** Ratings of each item in training. */
  readonly itemCounts: Int32Array;
  /** The covered items, ascending. */
  readonly head: Int32Array;
  /** `head.length²`, row-major: how much a liking of one covered film adds to the score of another. */
  readonly weights: Float32Array | PlacedRows;
  /** The diagonal of `P = (XᵀX + λ)⁻¹`. */
  readonly precisions: Float32Array;
  /** Of each item: how much a liking of it weighs. */
  readonly itemWeights: Float32Array;
  readonly grading: Grading;
  /** Ratings at which the similarity of a film counts half. */
  readonly similarityDamping: number;
}

/** A history as EASE takes it in. */
export interface EaseHeadProfile {
  readonly items: Int32Array;
  /** The weighted liking of each item. */
  readonly grades: Float32Array;
  /** Of the covered items. */
  readonly scores: Float32Array;
}

/**
 * A taste head by EASE on the films that most people rated, for any number of people: a score is
 * the sum of the weights from the person's own films. Other films score 0.
 */
export class EaseHeadTaste implements TastePart<EaseHeadProfile> {
  readonly kind = "ease-head";
  readonly nItems: number;
  readonly #parts: Omit<EaseHeadParts, "weights">;
  readonly #weights: SimdRows;
  /** The place of each item among the covered ones, or -1. */
  readonly #placeOf: Int32Array;

  constructor({ weights, ...parts }: EaseHeadParts, rows = atOnce(placed(weights))) {
    this.#parts = parts;
    this.nItems = parts.itemCounts.length;
    this.#weights = new SimdRows(rows, parts.head.length);
    this.#placeOf = new Int32Array(this.nItems).fill(-1);
    parts.head.forEach((item, place) => this.#placeOf[item] = place);
  }

  /** The same as the constructor gives, in pieces. */
  static *of(parts: EaseHeadParts): Pieces<EaseHeadTaste> {
    return new EaseHeadTaste(parts, yield* placed(parts.weights));
  }

  foldIn(history: History): EaseHeadProfile {
    checkHistory(history, this.nItems);
    const { grading, itemWeights } = this.#parts;
    const { items } = history;
    const grades = foldedGrades(history, grading).map((grade, at) =>
      grade * itemWeights[items[at]]
    );
    const covered = items.map((item) => this.#placeOf[item]);
    const scores = this.#weights.sumOf(
      covered.filter((place) => place >= 0),
      grades.filter((_, at) => covered[at] >= 0),
    );
    return { items, grades, scores: scores.slice() };
  }

  scores({ scores }: EaseHeadProfile, out = new Float32Array(this.nItems)): Float32Array {
    const { head } = this.#parts;
    out.fill(0);
    for (let place = 0; place < head.length; place++) out[head[place]] = scores[place];
    return out;
  }

  spread({ items, scores }: EaseHeadProfile): number {
    let sum = 0;
    let squares = 0;
    for (let place = 0; place < scores.length; place++) {
      sum += scores[place];
      squares += scores[place] * scores[place];
    }
    for (const item of items) {
      const score = this.#placeOf[item] < 0 ? 0 : scores[this.#placeOf[item]];
      sum -= score;
      squares -= score * score;
    }
    return deviation(sum, squares, this.nItems - items.length);
  }

  explain({ items, grades }: EaseHeadProfile, item: number): Float32Array {
    const place = this.#placeOf[item];
    return grades.map((grade, at) => {
      const own = this.#placeOf[items[at]];
      return place < 0 || own < 0 ? 0 : grade * this.#weight(own, place);
    });
  }

  likings(history: History): Float32Array {
    return likingsOf(history, this.#parts.grading);
  }

  /** The partial correlation `−P[a][b] / √(P[a][a] P[b][b])`: what two films share that no other has. */
  similarity(a: number, b: number): number {
    const [first, second] = [this.#placeOf[a], this.#placeOf[b]];
    if (a === b) return first < 0 ? 0 : 1;
    if (first < 0 || second < 0) return 0;
    const { precisions } = this.#parts;
    return this.#weight(first, second) * Math.sqrt(precisions[second] / precisions[first]);
  }

  similar(item: number, count: number): readonly Neighbour[] {
    const { itemCounts, similarityDamping } = this.#parts;
    const similarities = new Float32Array(this.nItems).fill(-Infinity);
    for (let other = 0; other < this.nItems; other++) {
      const ratings = itemCounts[other];
      if (ratings === 0) continue;
      similarities[other] = this.similarity(item, other) * ratings / (ratings + similarityDamping);
    }
    return Array.from(
      topN(similarities, count, [item]),
      (other) => ({ item: other, similarity: similarities[other] }),
    );
  }

  toData(): ModelData {
    const { settings, itemCounts, head, precisions, itemWeights, grading } = this.#parts;
    const { mean, sd, weight, pull } = grading;
    const constants = Float64Array.of(mean, sd, weight, pull, this.#parts.similarityDamping);
    return {
      kind: this.kind,
      settings,
      tensors: {
        constants: { shape: [constants.length], data: constants },
        item_counts: { shape: [this.nItems], data: itemCounts },
        item_weights: { shape: [this.nItems], data: itemWeights },
        head: { shape: [head.length], data: head },
        precisions: { shape: [head.length], data: precisions },
        weights: { shape: [head.length, head.length], data: this.#weights.rows },
      },
    };
  }

  /** How much a liking of one covered film adds to the score of another, by place. */
  #weight(from: number, to: number): number {
    return this.#weights.rows[from * this.#parts.head.length + to];
  }
}
