import type { SparseRows } from "./als.ts";
import type { Arena } from "./arena.ts";
import type { SquareMatrix } from "./invert_simd.ts";
import { SOLO, type Team } from "./team.ts";

/** Calls that the rows are shared out in. */
const PARTS = 64;

/**
 * Adds `X Xᵀ` of a sparse matrix to the lower triangle of a dense one, in WebAssembly. A row of the
 * result stays in the cache while the entries of its row of X go by, so that each product costs
 * about as much as an addition.
 * @param rows X by row, in the arena
 * @param columns X by column, rows ascending, in the arena
 */
export async function addSparseGram(
  arena: Arena,
  rows: SparseRows,
  columns: SparseRows,
  { data, stride }: SquareMatrix,
  team: Team = SOLO,
): Promise<void> {
  const nRows = rows.starts.length - 1;
  const calls = Array.from({ length: PARTS }, (_, part) => ({
    kernel: "gramSparse",
    args: [
      ...[rows.starts, rows.others, rows.targets].map(({ byteOffset }) => byteOffset),
      ...[columns.starts, columns.others, columns.targets].map(({ byteOffset }) => byteOffset),
      ...[Math.floor(nRows * part / PARTS), Math.floor(nRows * (part + 1) / PARTS)],
      ...[data.byteOffset, 4 * stride],
    ],
  }));
  // later rows are longer
  await team.run(arena.memory, calls.reverse());
}
