import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { groupBy } from "../groups.ts";
import { type Random, seededRandom } from "../random.ts";
import { Arena } from "./arena.ts";
import { chunksOf } from "./chunks.ts";
import { type GibbsKernel, gibbsPlain } from "./gibbs_kernel.ts";
import { gibbsSimd } from "./gibbs_simd.ts";
import { SOLO, startTeam } from "./team.ts";

/** A random problem in an arena: rows that met others, some rows empty, and features of the rows. */
function problem(nRows: number, nOthers: number, ratings: number, width: number, random: Random) {
  const arena = new Arena();
  const normals = (length: number): Float32Array => {
    const array = arena.float32(length);
    for (let at = 0; at < length; at++) array[at] = random.normal();
    return array;
  };
  const pick = (length: number, bound: number): Int32Array =>
    Int32Array.from({ length }, () => random.integer(bound));
  const rows = groupBy(pick(ratings, nRows), nRows);
  const features = groupBy(pick(ratings, nOthers), nOthers);
  const matrix = new Float64Array(width * width);
  for (let d = 0; d < width; d++) matrix[d * width + d] = 1 + d;
  const prior = { precision: matrix, mean: Float64Array.from({ length: width }, random.normal) };
  const positive = (length: number): Float32Array =>
    arena.copyFloat32(Float32Array.from({ length }, () => 0.5 + random.uniform()));
  const drawOf = (starts: Int32Array, members: Int32Array, scales: Float32Array) => ({
    features: {
      starts: arena.copyInt32(starts),
      rows: arena.copyInt32(members),
      scales,
      weights: normals((starts.length - 1) * width),
    },
    prior,
    normals: normals((starts.length - 1) * width),
  });
  const own = Int32Array.from({ length: nRows + 1 }, (_, row) => row);
  const ordered = random.uniform() < 0.5;
  return {
    arena,
    width,
    met: {
      starts: arena.copyInt32(rows.starts),
      ...(ordered ? { order: arena.copyInt32(rows.order) } : {}),
      others: arena.copyInt32(pick(ratings, nOthers)),
      design: normals(nOthers * width),
      rowPrecision: positive(nRows),
      otherPrecision: positive(nOthers),
      residual: normals(ratings),
    },
    groups: [
      drawOf(own, own.slice(0, nRows), positive(nRows).fill(1)),
      drawOf(features.starts, pick(ratings, nRows), positive(nRows)),
    ],
    statistics: {
      hessians: arena.float32(nRows * width * width),
      gradients: arena.float32(nRows * width),
    },
    totals: normals(nRows * width),
    before: normals(nRows * width),
    squares: arena.float32(nRows),
  };
}

type Problem = ReturnType<typeof problem>;

/** Everything that a draw of a level computes. */
async function work(kernel: GibbsKernel, given: Problem) {
  const { met, groups, statistics, totals, before, squares } = given;
  await kernel.accumulate(met, statistics);
  const { hessians } = statistics;
  const gradients = statistics.gradients.slice();
  await kernel.draw(groups, statistics, totals);
  const sums = await kernel.scatter(groups.map(({ features }) => features.weights));
  await kernel.settle(met, { totals, before }, squares);
  return {
    met: { hessians, gradients },
    drawn: { weights: groups.map(({ features }) => features.weights), totals },
    settled: { residual: met.residual, squares, sums },
  };
}

/** @param tolerance relative to the largest number expected, as sums cancel */
function assertClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  what: string,
  tolerance: number,
): void {
  assertEquals(actual.length, expected.length);
  const largest = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  for (let at = 0; at < actual.length; at++) {
    assertAlmostEquals(actual[at], expected[at], tolerance * largest, `${what} ${at}`);
  }
}

/** Solving amplifies rounding by the condition of a system, some hundreds where all rows are alike. */
const SOLVED = 2e-2;
const SUMMED = 1e-3;

const shapes = fc.record({
  nRows: fc.integer({ min: 1, max: 12 }),
  nOthers: fc.integer({ min: 1, max: 9 }),
  ratings: fc.integer({ min: 0, max: 60 }),
  width: fc.constantFrom(4, 8, 12, 16),
  seed: fc.integer(),
});

Deno.test("the SIMD loops do what their plain twins do, for any shape", async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async ({ nRows, nOthers, ratings, width, seed }) => {
      const make = () => problem(nRows, nOthers, ratings, width, seededRandom(seed));
      const plain = await work(gibbsPlain(width), make());
      const given = make();
      const fast = await work(gibbsSimd(given.arena, width, SOLO), given);
      assertClose(fast.met.hessians, plain.met.hessians, "hessian", SUMMED);
      assertClose(fast.met.gradients, plain.met.gradients, "gradient", SUMMED);
      assertClose(fast.drawn.totals, plain.drawn.totals, "total", SOLVED);
      plain.drawn.weights.forEach((weights, group) => {
        assertClose(fast.drawn.weights[group], weights, `weight of group ${group}`, SOLVED);
        assertClose(fast.settled.sums[group], plain.settled.sums[group], "sum", 2 * SOLVED);
      });
      assertClose(fast.settled.residual, plain.settled.residual, "residual", SOLVED);
      assertClose(fast.settled.squares, plain.settled.squares, "square", 2 * SOLVED);
    }),
    { numRuns: 100 },
  );
});

Deno.test("drawing keeps gradients and totals true to the weights", async () => {
  const { arena, met, groups, statistics, totals, before, squares } = problem(
    6,
    4,
    40,
    8,
    seededRandom(2),
  );
  const kernel = gibbsSimd(arena, 8, SOLO);
  before.set(totals);
  await kernel.accumulate(met, statistics);
  await kernel.draw(groups, statistics, totals);
  const after = statistics.gradients.slice();
  await kernel.settle(met, { totals, before }, squares);
  await kernel.accumulate(met, statistics);
  after.forEach((gradient, at) =>
    assertAlmostEquals(gradient, statistics.gradients[at], 1e-2 * (1 + Math.abs(gradient)))
  );
});

Deno.test("any number of threads gives the same bits", async () => {
  const bits = [];
  for (const size of [1, 2, 3]) {
    using team = startTeam(size);
    const given = problem(700, 500, 20_000, 8, seededRandom(3));
    assert(chunksOf(given.met.starts, 8).length > 2);
    bits.push(await work(gibbsSimd(given.arena, 8, team), given));
  }
  assertEquals(bits[1], bits[0]);
  assertEquals(bits[2], bits[0]);
});

Deno.test("chunks cover every row once, in order, none of them empty", () => {
  const counts = fc.array(fc.oneof(fc.constant(0), fc.nat(20), fc.nat(30_000)), { maxLength: 50 });
  fc.assert(fc.property(counts, fc.integer({ min: 1, max: 9 }), (sizes, perRow) => {
    const starts = new Int32Array(sizes.length + 1);
    sizes.forEach((size, row) => starts[row + 1] = starts[row] + size);
    const chunks = chunksOf(starts, perRow);
    const edges = [0, ...chunks.map(({ to }) => to)];
    assertEquals(chunks.map(({ from }) => from), edges.slice(0, -1));
    assertEquals(edges.at(-1), sizes.length);
    assert(chunks.every(({ from, to }) => to > from));
  }));
});
