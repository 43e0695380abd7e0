import type { RowPenalty, SparseRows } from "./als.ts";
import type { Arena } from "./arena.ts";
import { loadKernel } from "./load.ts";

/** The loops of alternating least squares. */
export interface AlsKernel {
  /** As `solveRows` of `als.ts`. */
  solveRows(
    side: SparseRows,
    held: Float32Array,
    diagonal: Float32Array,
    penalty: RowPenalty,
    out: Float32Array,
  ): void;
  /** Writes the lower triangle of `rowsᵀ rows` (`rank × rank`). */
  gramRows(rows: Float32Array, out: Float32Array): void;
  /** Multiplies rows by a basis (`rank × rank`) in place. */
  rotateRows(rows: Float32Array, basis: Float32Array): void;
}

/**
 * The WebAssembly SIMD build of `als.ts` for arrays of an arena and one rank, a multiple of 4.
 * Rows with no more ratings than factors are solved in as many unknowns as they have ratings, by
 * Woodbury's identity: most films have few.
 */
export function alsSimd(arena: Arena, rank: number): AlsKernel {
  const kernel = loadKernel(arena.memory);
  const scratch = arena.float32(2 * rank * rank + rank);
  return {
    solveRows({ starts, others, targets }, held, diagonal, penalty, out) {
      kernel.solveRows(
        starts.byteOffset,
        starts.length - 1,
        others.byteOffset,
        targets.byteOffset,
        held.byteOffset,
        diagonal.byteOffset,
        penalty.regularization,
        penalty.unobserved,
        out.byteOffset,
        rank,
        scratch.byteOffset,
      );
    },
    gramRows(rows, out) {
      kernel.gramRows(rows.byteOffset, rows.length / rank, out.byteOffset, rank);
    },
    rotateRows(rows, basis) {
      const count = rows.length / rank;
      kernel.rotateRows(rows.byteOffset, count, basis.byteOffset, rank, scratch.byteOffset);
    },
  };
}
