import { assert, assertAlmostEquals } from "@std/assert";
import fc from "fast-check";
import { groupBy } from "../groups.ts";
import { type Random, seededRandom } from "../random.ts";
import { Arena } from "./arena.ts";
import { accumulate, drawFeatures, settle } from "./gibbs.ts";
import { gibbsSimd } from "./gibbs_simd.ts";

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
  const precision = arena.float32(ratings).fill(1.3);
  const prior = new Float64Array(width * width);
  for (let d = 0; d < width; d++) prior[d * width + d] = 1 + d;
  return {
    arena,
    met: {
      starts: arena.copyInt32(rows.starts),
      order: arena.copyInt32(rows.order),
      others: arena.copyInt32(pick(ratings, nOthers)),
      design: normals(nOthers * width),
    },
    features: {
      starts: arena.copyInt32(features.starts),
      rows: arena.copyInt32(pick(ratings, nRows)),
      values: normals(ratings),
      weights: normals(nOthers * width),
    },
    statistics: {
      hessians: arena.float32(nRows * width * width),
      gradients: arena.float32(nRows * width),
    },
    totals: normals(nRows * width),
    moved: normals(nRows * width),
    residual: normals(ratings),
    precision,
    prior: { precision: prior, mean: Float64Array.from({ length: width }, random.normal) },
    normals: normals(nOthers * width),
  };
}

/** @param tolerance relative to the largest number expected, as sums cancel */
function assertClose(
  actual: Float32Array,
  expected: Float32Array,
  what: string,
  tolerance = 1e-3,
): void {
  assert(actual.length === expected.length);
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  actual.forEach((value, at) =>
    assertAlmostEquals(value, expected[at], tolerance * largest, `${what} ${at}`)
  );
}

/** Solving amplifies rounding by the condition of a system, some hundreds where all rows are alike. */
const SOLVED = 2e-2;

const shapes = fc.record({
  nRows: fc.integer({ min: 1, max: 12 }),
  nOthers: fc.integer({ min: 1, max: 9 }),
  ratings: fc.integer({ min: 0, max: 60 }),
  width: fc.constantFrom(4, 8, 12, 16),
  seed: fc.integer(),
});

Deno.test("the SIMD loops do what their plain twins do, for any shape", () => {
  fc.assert(
    fc.property(shapes, ({ nRows, nOthers, ratings, width, seed }) => {
      const make = () => problem(nRows, nOthers, ratings, width, seededRandom(seed));
      const plain = make();
      const fast = make();
      const simd = gibbsSimd(fast.arena, width);

      accumulate(plain.met, plain.precision, plain.residual, plain.statistics, width);
      simd.accumulate(fast.met, fast.precision, fast.residual, fast.statistics, width);
      assertClose(fast.statistics.hessians, plain.statistics.hessians, "hessian");
      assertClose(fast.statistics.gradients, plain.statistics.gradients, "gradient");

      drawFeatures(
        plain.features,
        plain.statistics,
        plain.totals,
        plain.prior,
        plain.normals,
        width,
      );
      simd.drawFeatures(
        fast.features,
        fast.statistics,
        fast.totals,
        fast.prior,
        fast.normals,
        width,
      );
      assertClose(fast.features.weights, plain.features.weights, "weight", SOLVED);
      assertClose(fast.totals, plain.totals, "total", SOLVED);

      settle(plain.met, plain.moved, plain.residual, width);
      simd.settle(fast.met, fast.moved, fast.residual, width);
      assertClose(fast.residual, plain.residual, "residual");
    }),
    { numRuns: 100 },
  );
});

Deno.test("drawing a feature keeps gradients and totals true to its weights", () => {
  const { features, statistics, totals, met, precision, residual, prior, normals } = problem(
    6,
    4,
    40,
    8,
    seededRandom(2),
  );
  const still = totals.slice();
  accumulate(met, precision, residual, statistics, 8);
  drawFeatures(features, statistics, totals, prior, normals, 8);
  const after = statistics.gradients.slice();
  settle(met, totals.map((value, at) => value - still[at]), residual, 8);
  accumulate(met, precision, residual, statistics, 8);
  after.forEach((gradient, at) =>
    assertAlmostEquals(gradient, statistics.gradients[at], 1e-2 * (1 + Math.abs(gradient)))
  );
});
