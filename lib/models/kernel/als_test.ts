import { assertAlmostEquals } from "@std/assert";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { groupBy } from "../groups.ts";
import { seededRandom } from "../random.ts";
import { solveRows } from "./als.ts";
import { alsSimd } from "./als_simd.ts";
import { Arena } from "./arena.ts";

const shapes = fc.record({
  nRows: fc.integer({ min: 1, max: 8 }),
  nOthers: fc.integer({ min: 1, max: 30 }),
  ratings: fc.integer({ min: 0, max: 150 }),
  rank: fc.constantFrom(4, 8, 12, 20),
  seed: fc.integer(),
});

Deno.test("rows solved in SIMD equal the plain solution, with few or many ratings", () => {
  return fc.assert(fc.asyncProperty(shapes, async ({ nRows, nOthers, ratings, rank, seed }) => {
    const random = seededRandom(seed);
    const arena = new Arena();
    const normals = (length: number): Float32Array =>
      arena.copyFloat32(Float32Array.from({ length }, random.normal));
    const rows = groupBy(
      Int32Array.from({ length: ratings }, () => random.integer(nRows)),
      nRows,
    );
    const side = {
      starts: arena.copyInt32(rows.starts),
      others: arena.copyInt32(Int32Array.from({ length: ratings }, () => random.integer(nOthers))),
      targets: normals(ratings),
    };
    const held = normals(nOthers * rank);
    const diagonal = normals(rank).map(Math.abs);
    const shared = arena.copyFloat32(diagonal);
    const penalty = { regularization: 0.1, unobserved: 10 };
    const expected = new Float32Array(nRows * rank);
    solveRows(side, held, diagonal, penalty, expected);
    const actual = normals(nRows * rank);
    await alsSimd(arena, rank).solveRows(side, held, shared, penalty, actual);
    actual.forEach((value, at) =>
      assertAlmostEquals(value, expected[at], 1e-3 * (1 + Math.abs(expected[at])))
    );
  }));
});

Deno.test("Gram matrices and rotations are the products that define them", () => {
  return fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.integer(), async (count, seed) => {
      const rank = 8;
      const random = seededRandom(seed);
      const arena = new Arena();
      const normals = (length: number): Float32Array =>
        arena.copyFloat32(Float32Array.from({ length }, random.normal));
      const rows = normals(count * rank);
      const basis = normals(rank * rank);
      const kernel = alsSimd(arena, rank);
      const gram = await kernel.gramRows(rows);
      const matrix = Matrix.from1DArray(count, rank, [...rows]);
      const expected = matrix.transpose().mmul(matrix);
      const rotated = matrix.mmul(Matrix.from1DArray(rank, rank, [...basis]));
      await kernel.rotateRows(rows, basis);
      for (let a = 0; a < rank; a++) {
        for (let b = 0; b <= a; b++) {
          assertAlmostEquals(gram[a * rank + b], expected.get(a, b), 1e-4);
        }
        for (let row = 0; row < count; row++) {
          assertAlmostEquals(rows[row * rank + a], rotated.get(row, a), 1e-4);
        }
      }
    }),
  );
});
