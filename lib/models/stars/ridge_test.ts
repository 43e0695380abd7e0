import { assertAlmostEquals } from "@std/assert";
import fc from "fast-check";
import { inverse, Matrix } from "ml-matrix";
import { solveRidge } from "./ridge.ts";

const numbers = fc.double({ min: -2, max: 2, noNaN: true });

Deno.test("both forms of the ridge estimate solve the normal equations", () => {
  const problems = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
    .chain(([rows, width]) =>
      fc.record({
        design: fc.array(numbers, { minLength: rows * width, maxLength: rows * width }),
        targets: fc.array(numbers, { minLength: rows, maxLength: rows }),
        penalties: fc.array(fc.double({ min: 0.1, max: 5, noNaN: true }), {
          minLength: width,
          maxLength: width,
        }),
      })
    );
  fc.assert(fc.property(problems, ({ design, targets, penalties }) => {
    const weights = solveRidge(
      Float64Array.from(design),
      Float64Array.from(targets),
      Float64Array.from(penalties),
    );
    const x = Matrix.from1DArray(targets.length, penalties.length, design);
    const normal = x.transpose().mmul(x).add(Matrix.diag(penalties));
    const expected = inverse(normal).mmul(x.transpose()).mmul(Matrix.columnVector(targets));
    weights.forEach((weight, d) => assertAlmostEquals(weight, expected.get(d, 0), 1e-7));
  }));
});

Deno.test("an infinite penalty pins its coordinate to zero", () => {
  for (const rows of [1, 3]) {
    const [first, second] = solveRidge(
      new Float64Array(2 * rows).fill(1),
      new Float64Array(rows).fill(2),
      Float64Array.of(1, Infinity),
    );
    assertAlmostEquals(first, 2 * rows / (rows + 1));
    assertAlmostEquals(second, 0);
  }
});
