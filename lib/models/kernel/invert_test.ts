import { assertAlmostEquals } from "@std/assert";
import fc from "fast-check";
import { seededRandom } from "../random.ts";
import { invertSimd } from "./invert_simd.ts";

Deno.test("a matrix times its inverse is the identity", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 23 }), fc.integer(), (size, seed) => {
    const random = seededRandom(seed);
    const root = Float64Array.from({ length: size * size }, random.normal);
    const cell = (row: number, column: number): number => {
      let sum = row === column ? size : 0;
      for (let d = 0; d < size; d++) sum += root[row * size + d] * root[column * size + d];
      return sum;
    };
    const inverse = invertSimd(size, cell);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        let sum = 0;
        for (let d = 0; d < size; d++) sum += cell(row, d) * inverse[d * size + column];
        assertAlmostEquals(sum, row === column ? 1 : 0, 1e-4);
      }
    }
  }));
});
