import { assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { atOnce } from "../../pieces.ts";
import { seededRandom } from "../random.ts";
import { solveRows } from "./als.ts";
import { SimdFactors } from "./factor_rows_simd.ts";
import { dotChosen, dotRows, sumChosen } from "./rows.ts";
import { SimdRows } from "./rows_simd.ts";

const normals = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, seededRandom(seed).normal);

function assertClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-4) {
  assertEquals(actual.length, expected.length);
  Array.from(actual).forEach((value, at) =>
    assertAlmostEquals(value, expected[at], tolerance * (1 + Math.abs(expected[at])))
  );
}

const shapes = fc.record({
  nRows: fc.integer({ min: 1, max: 40 }),
  width: fc.integer({ min: 1, max: 21 }),
  chosen: fc.uniqueArray(fc.nat(39)),
  seed: fc.integer(),
});

Deno.test("products with chosen rows in SIMD equal the plain ones, for any width", () => {
  fc.assert(fc.property(shapes, ({ nRows, width, chosen: wanted, seed }) => {
    const rows = normals(nRows * width, seed);
    const chosen = Int32Array.from(wanted.filter((row) => row < nRows));
    const x = normals(width, seed + 1);
    const weights = normals(chosen.length, seed + 2);
    const simd = new SimdRows(rows, width);
    assertClose(simd.dotsOf(chosen, x), dotChosen(rows, chosen, x));
    assertClose(simd.sumOf(chosen, weights), sumChosen(rows, chosen, weights, width));
  }));
});

Deno.test("the products of all rows in SIMD equal the plain ones", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.constantFrom(4, 8, 20), fc.integer(), (nRows, width, seed) => {
      const rows = normals(nRows * width, seed);
      const x = normals(width, seed + 1);
      assertClose(new SimdRows(rows, width).dots(x), dotRows(rows, x));
    }),
  );
});

Deno.test("a row folded in solves the equations that training solves, then others of them", () => {
  const rank = 8;
  const weight = 0.2;
  fc.assert(fc.property(fc.uniqueArray(fc.nat(29)), fc.integer(), (wanted, seed) => {
    const rows = normals(30 * rank, seed);
    const chosen = Int32Array.from(wanted);
    const targets = normals(chosen.length, seed + 1);
    const penalty = 3;
    const factors = atOnce(SimdFactors.of(rows, rank, weight));
    const folded = factors.fold(chosen, targets, penalty);
    // every row once with weight √weight and target 0 makes the Gram matrix
    const faint = rows.map((value) => Math.sqrt(weight) * value);
    const expected = new Float32Array(rank);
    solveRows(
      {
        starts: Int32Array.of(0, chosen.length + 30),
        others: Int32Array.of(...chosen, ...Array.from({ length: 30 }, (_, row) => 30 + row)),
        targets: Float32Array.of(...targets, ...new Float32Array(30)),
      },
      Float32Array.of(...rows, ...faint),
      new Float32Array(rank).fill(penalty),
      { regularization: 0, unobserved: 0 },
      expected,
    );
    assertClose(folded.factors, expected, 1e-3);
    const right = new Float32Array(rank);
    chosen.forEach((row, at) => {
      for (let d = 0; d < rank; d++) right[d] += targets[at] * rows[row * rank + d];
    });
    assertClose(factors.solve(folded.lower, right), expected, 1e-3);
  }));
});
