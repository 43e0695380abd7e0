import { SimdRows } from "./rows_simd.ts";

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

  /**
   * @param rows `nRows × rank`, copied; the rank a multiple of 4
   * @param weight of the Gram matrix that every person's equations share
   */
  constructor(rows: Float32Array, rank: number, weight: number) {
    super(rows, rank);
    this.#gram = this.gram();
    this.#lower = this.arena.float32(rank * rank);
    this.#packed = this.arena.float32(rank * rank);
    this.#solution = this.arena.float32(rank);
    for (let at = 0; at < this.#gram.length; at++) this.#gram[at] *= weight;
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
