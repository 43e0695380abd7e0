import { assertAlmostEquals } from "@std/assert";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { seededRandom } from "../random.ts";
import { transposed } from "../taste/graded.ts";
import { Arena } from "./arena.ts";
import { squareIn } from "./invert_simd.ts";
import { addSparseGram } from "./sparse_gram.ts";

const shapes = fc.record({
  nRows: fc.integer({ min: 1, max: 90 }),
  nColumns: fc.integer({ min: 1, max: 20 }),
  filled: fc.constantFrom(0, 0.1, 0.6),
  seed: fc.integer(),
});

Deno.test("a sparse matrix times its transpose is what the dense product is", async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async ({ nRows, nColumns, filled, seed }) => {
      const random = seededRandom(seed);
      const dense = Matrix.zeros(nRows, nColumns);
      const [starts, others, targets] = [[0], [] as number[], [] as number[]];
      for (let row = 0; row < nRows; row++) {
        for (let column = 0; column < nColumns; column++) {
          if (random.uniform() >= filled) continue;
          const value = Math.fround(random.normal());
          dense.set(row, column, value);
          others.push(column);
          targets.push(value);
        }
        starts.push(others.length);
      }
      const arena = new Arena();
      const rows = {
        starts: arena.copyInt32(Int32Array.from(starts)),
        others: arena.copyInt32(Int32Array.from(others)),
        targets: arena.copyFloat32(Float32Array.from(targets)),
      };
      const gram = squareIn(arena, nRows);
      await addSparseGram(arena, rows, transposed(rows, nColumns, arena), gram);
      const expected = dense.mmul(dense.transpose());
      for (let row = 0; row < nRows; row++) {
        for (let column = 0; column <= row; column++) {
          assertAlmostEquals(
            gram.data[row * gram.stride + column],
            expected.get(row, column),
            1e-4,
          );
        }
      }
    }),
    { numRuns: 40 },
  );
});
