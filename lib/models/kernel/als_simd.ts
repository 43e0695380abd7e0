import type { RowPenalty, SparseRows } from "./als.ts";
import type { Arena } from "./arena.ts";
import { SOLO, type Team } from "./team.ts";

/** The loops of alternating least squares, shared out among the threads of a team. */
export interface AlsKernel {
  /** As `solveRows` of `als.ts`. */
  solveRows(
    side: SparseRows,
    held: Float32Array,
    diagonal: Float32Array,
    penalty: RowPenalty,
    out: Float32Array,
  ): Promise<void>;
  /** The lower triangle of `rowsᵀ rows` (`rank × rank`), summed over parts in their order. */
  gramRows(rows: Float32Array): Promise<Float64Array>;
  /** Multiplies rows by a basis (`rank × rank`) in place. */
  rotateRows(rows: Float32Array, basis: Float32Array): Promise<void>;
}

/** Calls that the rows of a side are shared out in: enough that no thread waits long for another. */
const PARTS = 32;

/** Bounds of at most {@link PARTS} ranges of rows with about as many ratings each. */
function boundsByRatings(starts: Int32Array): number[] {
  const nRows = starts.length - 1;
  const bounds = [0];
  for (let row = 1; row < nRows; row++) {
    if (starts[row] >= bounds.length / PARTS * starts[nRows]) bounds.push(row);
  }
  return [...bounds, nRows];
}

/** Bounds of {@link PARTS} ranges of as many rows each. */
const evenBounds = (nRows: number): number[] =>
  Array.from({ length: PARTS + 1 }, (_, part) => Math.floor(nRows * part / PARTS));

/**
 * The WebAssembly SIMD build of `als.ts` for arrays of an arena and one rank, a multiple of 4.
 * Rows with no more ratings than factors are solved in as many unknowns as they have ratings, by
 * Woodbury's identity: most films have few.
 */
export function alsSimd(arena: Arena, rank: number, team: Team = SOLO): AlsKernel {
  const square = rank * rank;
  const scratches = Array.from({ length: PARTS + 1 }, () => arena.float32(2 * square + rank));

  /** One call for each range of rows that is not empty. */
  async function share(
    bounds: readonly number[],
    kernel: string,
    argsOf: (from: number, end: number, scratch: number) => readonly number[],
  ): Promise<void> {
    const calls = bounds.slice(1).flatMap((end, part) => {
      const from = bounds[part];
      return from === end ? [] : [{ kernel, args: argsOf(from, end, scratches[part].byteOffset) }];
    });
    await team.run(arena.memory, calls);
  }

  return {
    solveRows: ({ starts, others, targets }, held, diagonal, penalty, out) =>
      share(boundsByRatings(starts), "solveRows", (from, end, scratch) => [
        ...[starts.byteOffset + 4 * from, end - from, others.byteOffset, targets.byteOffset],
        ...[held.byteOffset, diagonal.byteOffset, penalty.regularization, penalty.unobserved],
        ...[out.byteOffset + 4 * rank * from, rank, scratch],
      ]),
    async gramRows(rows) {
      for (const scratch of scratches) scratch.fill(0, 0, square);
      await share(
        evenBounds(rows.length / rank),
        "gramRows",
        (from, end, scratch) => [rows.byteOffset + 4 * rank * from, end - from, scratch, rank],
      );
      const sum = new Float64Array(square);
      for (const scratch of scratches) {
        for (let at = 0; at < square; at++) sum[at] += scratch[at];
      }
      return sum;
    },
    rotateRows: (rows, basis) =>
      share(evenBounds(rows.length / rank), "rotateRows", (from, end, scratch) => [
        ...[rows.byteOffset + 4 * rank * from, end - from, basis.byteOffset, rank, scratch],
      ]),
  };
}
