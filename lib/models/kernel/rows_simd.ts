import { Arena } from "./arena.ts";
import { type KernelExports, loadKernel } from "./load.ts";

/**
 * The WebAssembly SIMD build of `rows.ts`: a matrix in memory of its own, and products with it.
 * Results are views that the next product overwrites, so that serving a request allocates nothing.
 */
export class SimdRows {
  readonly arena: Arena;
  /** `nRows × width`, row-major */
  readonly rows: Float32Array;
  readonly width: number;
  protected readonly kernel: KernelExports;
  readonly #vector: Float32Array;
  readonly #perRow: Float32Array;
  readonly #chosen: Int32Array;
  readonly #weights: Float32Array;

  /** @param rows copied */
  constructor(rows: Float32Array, width: number) {
    const nRows = rows.length / width;
    this.arena = new Arena();
    this.width = width;
    this.rows = this.arena.copyFloat32(rows);
    this.kernel = loadKernel(this.arena.memory);
    this.#vector = this.arena.float32(width);
    this.#perRow = this.arena.float32(nRows);
    this.#chosen = this.arena.int32(nRows);
    this.#weights = this.arena.float32(nRows);
  }

  /** The dot product of every row with a vector. The width must be a multiple of 4. */
  dots(x: ArrayLike<number>): Float32Array {
    this.#vector.set(x);
    this.kernel.dotRows(
      this.rows.byteOffset,
      this.#perRow.length,
      this.#vector.byteOffset,
      this.#perRow.byteOffset,
      this.width,
    );
    return this.#perRow;
  }

  /** The dot products of chosen rows, each at most once, with a vector. */
  dotsOf(chosen: Int32Array, x: ArrayLike<number>): Float32Array {
    this.#vector.set(x);
    this.#chosen.set(chosen);
    this.kernel.dotChosen(
      this.rows.byteOffset,
      this.#chosen.byteOffset,
      chosen.length,
      this.#vector.byteOffset,
      this.#weights.byteOffset,
      this.width,
    );
    return this.#weights.subarray(0, chosen.length);
  }

  /** `Σ weight × row` over chosen rows, each at most once. */
  sumOf(chosen: Int32Array, weights: ArrayLike<number>): Float32Array {
    this.kernel.sumChosen(
      this.rows.byteOffset,
      this.choose(chosen),
      this.weigh(weights),
      chosen.length,
      this.#vector.byteOffset,
      this.width,
    );
    return this.#vector;
  }

  /** The lower triangle of `Σ x xᵀ` over all rows x. The width must be a multiple of 4. */
  gram(): Float32Array {
    const gram = this.arena.float32(this.width * this.width);
    const count = this.#perRow.length;
    this.kernel.gramRows(this.rows.byteOffset, count, gram.byteOffset, this.width);
    return gram;
  }

  /** The address of a copy of row numbers. */
  protected choose(chosen: Int32Array): number {
    this.#chosen.set(chosen);
    return this.#chosen.byteOffset;
  }

  /** The address of a copy of weights. */
  protected weigh(weights: ArrayLike<number>): number {
    this.#weights.set(weights);
    return this.#weights.byteOffset;
  }
}
