import { assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { seededRandom } from "../random.ts";
import { Arena } from "./arena.ts";
import { invertSymmetric, squareIn } from "./invert_simd.ts";
import { startTeam, type Team } from "./team.ts";

/** A positive definite matrix of a seed, and its inverse by a team. */
async function inverted(size: number, seed: number, team?: Team) {
  const random = seededRandom(seed);
  const root = Float64Array.from({ length: size * size }, random.normal);
  const given = new Float64Array(size * size);
  for (let at = 0; at < given.length; at++) {
    const [row, column] = [Math.floor(at / size), at % size];
    given[at] = row === column ? size : 0;
    for (let d = 0; d < size; d++) given[at] += root[row * size + d] * root[column * size + d];
  }
  const arena = new Arena();
  const matrix = squareIn(arena, size);
  const { data, stride } = matrix;
  for (let row = 0; row < size; row++) {
    data.set(given.subarray(row * size, row * size + row + 1), row * stride);
    data.fill(NaN, row * stride + row + 1, row * stride + size); // nothing there is read
  }
  await invertSymmetric(arena, matrix, team);
  return { given, data, stride };
}

async function assertInverts(size: number, seed: number): Promise<void> {
  const { given, data, stride } = await inverted(size, seed);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let d = 0; d < size; d++) sum += given[row * size + d] * data[d * stride + column];
      assertAlmostEquals(sum, row === column ? 1 : 0, 1e-4);
    }
  }
}

Deno.test("a matrix times its inverse is the identity", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 23 }), fc.integer(), assertInverts),
    { numRuns: 40 },
  );
});

Deno.test("it is so for sizes around those of the blocks", async () => {
  for (const size of [63, 64, 65, 127, 130]) await assertInverts(size, size);
});

Deno.test("any number of threads inverts to the same bits", async () => {
  using pair = startTeam(2);
  assertEquals((await inverted(150, 1, pair)).data, (await inverted(150, 1)).data);
});
