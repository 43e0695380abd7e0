import type { Arena } from "./arena.ts";
import { SOLO, type Team } from "./team.ts";
import type { KernelCall } from "./team_round.ts";

/** Rows that are swept at a time: their part of the matrix stays in the cache. */
const BLOCK = 64;
/** Calls that the rows of a matrix are shared out in. */
const PARTS = 32;

/** A square matrix of single precision in an arena. */
export interface SquareMatrix {
  readonly size: number;
  /** Numbers from the beginning of one row to that of the next, a multiple of 8. */
  readonly stride: number;
  /** Rows beyond `size` pad it to a multiple of 8. */
  readonly data: Float32Array;
}

/** A square matrix of zeros. */
export function squareIn(arena: Arena, size: number): SquareMatrix {
  const stride = Math.ceil(size / 8) * 8;
  return { size, stride, data: arena.float32(stride * stride) };
}

/** Cuts `count` rows into at most {@link PARTS} ranges that begin at multiples of 8. */
function ranges(count: number): { from: number; end: number }[] {
  const rows = Math.ceil(count / PARTS / 8) * 8;
  return Array.from({ length: Math.ceil(count / rows) }, (_, part) => ({
    from: part * rows,
    end: Math.min(count, (part + 1) * rows),
  }));
}

/**
 * Inverts a symmetric positive definite matrix in place, in WebAssembly SIMD and single precision,
 * by sweeping one block of rows after another (Goodnight 1979): `size³ / 2` multiplications, a few
 * billion a second and thread, and no memory beyond the matrix but a few of its rows.
 * @param matrix its lower triangle is read; both hold the inverse afterwards, NaN where the matrix
 * was not positive definite
 */
export async function invertSymmetric(
  arena: Arena,
  { size, stride, data }: SquareMatrix,
  team: Team = SOLO,
): Promise<void> {
  for (let row = size; row < stride; row++) data[row * stride + row] = 1;
  const [matrix, bytes] = [data.byteOffset, 4 * stride];
  const panel = arena.float32(stride * BLOCK).byteOffset;
  const packed = arena.float32(stride * BLOCK).byteOffset;
  const pivot = arena.float32(BLOCK * BLOCK).byteOffset;
  const parts = ranges(stride).map((range) => ({
    ...range,
    scratch: arena.float32(BLOCK * BLOCK).byteOffset,
  }));
  const run = (calls: readonly KernelCall[]) => team.run(arena.memory, calls);
  for (let first = 0; first < stride; first += BLOCK) {
    const width = Math.min(BLOCK, stride - first);
    const block = [first, width];
    const { scratch } = parts[0];
    await run([{ kernel: "invertPivot", args: [matrix, bytes, ...block, pivot, scratch] }]);
    await run(parts.map(({ from, end, scratch }) => ({
      kernel: "sweepPanel",
      args: [matrix, bytes, ...block, pivot, from, end, panel, packed, scratch],
    })));
    // the last rows are the longest
    await run(
      parts.toReversed().map(({ from, end }) => ({
        kernel: "sweepUpdate",
        args: [matrix, bytes, width, from, end, panel, packed],
      })),
    );
    await run([{ kernel: "sweepStore", args: [matrix, bytes, ...block, stride, pivot, packed] }]);
  }
  await run(parts.map(({ from, end }) => ({
    kernel: "mirrorRows",
    args: [matrix, bytes, size, from, Math.min(size, end)],
  })));
  // a matrix swept whole is minus its inverse
  for (let at = 0; at < data.length; at++) data[at] = -data[at];
}
