import type { Pieces } from "../../pieces.ts";
import { gramOf, type PlacedRows } from "../kernel/rows_simd.ts";
import { deviation } from "./spread.ts";

/**
 * What the spread of a person's scores over all films follows from without scoring a single one:
 * with weighted film vectors v, scores sum to `p · Σ v` and their squares to `pᵀ (Σ v vᵀ) p`.
 */
export class ScoreMoments {
  /** `Σ v` */
  readonly #sum: Float64Array;
  /** `Σ v vᵀ`, the lower triangle with the entries beside the diagonal doubled. */
  readonly #squares: Float32Array;

  private constructor(sum: Float64Array, squares: Float32Array) {
    this.#sum = sum;
    this.#squares = squares;
  }

  /**
   * @param factors `weights.length × rank`, the rank a multiple of 4
   * @param weights of each film's vector
   */
  static *of(factors: PlacedRows, rank: number, weights: Float32Array): Pieces<ScoreMoments> {
    const sum = new Float64Array(rank);
    for (let film = 0, at = 0; film < weights.length; film++) {
      for (let d = 0; d < rank; d++, at++) sum[d] += factors.rows[at] * weights[film];
      yield;
    }
    const squares = (yield* gramOf(factors, rank, weights)).slice();
    for (let a = 0; a < rank; a++) {
      for (let b = 0; b < a; b++) squares[a * rank + b] *= 2;
    }
    return new ScoreMoments(sum, squares);
  }

  /**
   * The standard deviation of all scores but some.
   * @param own the scores to leave out
   * @param count of all scores
   */
  spread(person: Float32Array, own: Float32Array, count: number): number {
    const rank = person.length;
    let sum = 0;
    let squares = 0;
    for (let a = 0; a < rank; a++) {
      sum += person[a] * this.#sum[a];
      let row = 0;
      for (let b = 0; b <= a; b++) row += person[b] * this.#squares[a * rank + b];
      squares += person[a] * row;
    }
    for (const score of own) {
      sum -= score;
      squares -= score * score;
    }
    return deviation(sum, squares, count - own.length);
  }
}
