import { atOnce, type Pieces } from "../../pieces.ts";
import { Arena } from "./arena.ts";
import { type KernelExports, loadKernel } from "./load.ts";

/** Rows in a kernel's own memory. */
export interface PlacedRows {
  readonly arena: Arena;
  readonly rows: Float32Array;
}

/** Numbers copied in one piece, 256 KiB. */
const COPIED = 65_536;
/** Rows multiplied in one piece. */
const MULTIPLIED = 256;

/** Copies rows into a kernel's memory; those that are in one stay where they are. */
export function* placed(rows: Float32Array | PlacedRows): Pieces<PlacedRows> {
  if (!(rows instanceof Float32Array)) return rows;
  const arena = new Arena();
  const copy = arena.float32(rows.length);
  for (let from = 0; from < rows.length; from += COPIED) {
    copy.set(rows.subarray(from, from + COPIED), from);
    yield;
  }
  return { arena, rows: copy };
}

/**
 * The lower triangle of `Σ x xᵀ` over all rows x of a width that is a multiple of 4.
 * @param weights what each row is multiplied by; 1 if left out
 */
export function* gramOf(
  { arena, rows }: PlacedRows,
  width: number,
  weights?: Float32Array,
): Pieces<Float32Array> {
  const kernel = loadKernel(arena.memory);
  const weighted = arena.float32(weights ? MULTIPLIED * width : 0);
  const part = arena.float32(width * width);
  const gram = arena.float32(width * width);
  const size = MULTIPLIED * width;
  for (let from = 0; from < rows.length; from += size) {
    const some = weights
      ? weightedRows(rows.subarray(from, from + size), weights, from / width, weighted)
      : rows.subarray(from, from + size);
    kernel.gramRows(some.byteOffset, some.length / width, part.byteOffset, width);
    for (let at = 0; at < gram.length; at++) gram[at] += part[at];
    yield;
  }
  return gram;
}

/** Rows multiplied by their weights, of which the first has a number; written into `out`. */
function weightedRows(
  rows: Float32Array,
  weights: Float32Array,
  first: number,
  out: Float32Array,
): Float32Array {
  const width = out.length / MULTIPLIED;
  for (let at = 0; at < rows.length; at++) {
    out[at] = rows[at] * weights[first + Math.floor(at / width)];
  }
  return out.subarray(0, rows.length);
}

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

  /** @param given rows to copy, or rows that are placed already */
  constructor(given: Float32Array | PlacedRows, width: number) {
    const { arena, rows } = atOnce(placed(given));
    const nRows = rows.length / width;
    this.arena = arena;
    this.width = width;
    this.rows = rows;
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
