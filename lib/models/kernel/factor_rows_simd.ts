import type { Pieces } from "../../pieces.ts";
import { gramOf, placed, type PlacedRows, SimdRows } from "./rows_simd.ts";

/** A person's normal equations, solved. */
export interface FoldedRow {
  readonly factors: Float32Array;
  /** `rank × rank`: the Cholesky factor, with the inverses of its diagonal. */
  readonly lower: Float32Array;
}

/** Factor vectors, and the solving of normal equations over them, in WebAssembly SIMD. */
export class SimdFactors extends SimdRows {
  /** The lower triangle of `weight × FᵀF`, `rank × rank`. */
  readonly #gram: Float32Array;
  readonly #lower: Float32Array;
  readonly #packed: Float32Array;
  readonly #solution: Float32Array;

  /** @param gram of the rows, in their memory, weighted */
  private constructor(rows: PlacedRows, rank: number, gram: Float32Array) {
    super(rows, rank);
    this.#gram = gram;
    this.#lower = this.arena.float32(rank * rank);
    this.#packed = this.arena.float32(rank * rank);
    this.#solution = this.arena.float32(rank);
  }

  /**
   * Takes up factor vectors.
   * @param rows `nRows × rank`, copied unless they are placed; the rank a multiple of 4
   * @param weight of the Gram matrix that every person's equations share
   */
  static *of(
    rows: Float32Array | PlacedRows,
    rank: number,
    weight: number,
  ): Pieces<SimdFactors> {
    const own = yield* placed(rows);
    const gram = yield* gramOf(own, rank);
    for (let at = 0; at < gram.length; at++) gram[at] *= weight;
    return new SimdFactors(own, rank, gram);
  }

  /**
   * Solves `(weight × FᵀF + penalty + Σ f fᵀ) p = Σ target f` over chosen rows f, each at most once.
   */
  fold(chosen: Int32Array, targets: Float32Array, penalty: number): FoldedRow {
    this.kernel.foldRow(
      this.choose(chosen),
      this.weigh(targets),
      chosen.length,
      this.rows.byteOffset,
      this.#gram.byteOffset,
      penalty,
      this.#solution.byteOffset,
      this.width,
      this.#lower.byteOffset,
      this.#packed.byteOffset,
    );
    return { factors: this.#solution.slice(), lower: this.#lower.slice() };
  }

  /** Solves equations that {@link fold} has factored for another right-hand side. */
  solve(lower: Float32Array, right: Float32Array): Float32Array {
    this.#lower.set(lower);
    this.#solution.set(right);
    this.kernel.solveRow(this.#lower.byteOffset, this.width, this.#solution.byteOffset);
    return this.#solution;
  }
}
