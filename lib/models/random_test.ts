import { assert, assertAlmostEquals, assertEquals, assertNotEquals } from "@std/assert";
import { permutation, type Random, seededRandom } from "./random.ts";

const draws = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);
const meanOf = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const varianceOf = (values: number[]): number => {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
};

Deno.test("a seed repeats its numbers, another seed or stream gives others", () => {
  const take = (random: Random): number[] => draws(50, random.uniform);
  assertEquals(take(seededRandom(7)), take(seededRandom(7)));
  assertNotEquals(take(seededRandom(7)), take(seededRandom(8)));
  assertNotEquals(take(seededRandom(7, 1)), take(seededRandom(7, 2)));
});

Deno.test("deviates have the moments of their distributions", () => {
  const random = seededRandom(1);
  const uniform = draws(20_000, random.uniform);
  assert(uniform.every((value) => value >= 0 && value < 1));
  assertAlmostEquals(meanOf(uniform), 0.5, 0.01);
  const normal = draws(20_000, random.normal);
  assertAlmostEquals(meanOf(normal), 0, 0.03);
  assertAlmostEquals(varianceOf(normal), 1, 0.04);
  const filled = new Float32Array(20_001);
  random.fillNormal(filled);
  assertAlmostEquals(meanOf([...filled]), 0, 0.03);
  assertAlmostEquals(varianceOf([...filled]), 1, 0.04);
  assertAlmostEquals(meanOf([...filled].map((value) => value ** 4)), 3, 0.2);
  for (const shape of [0.4, 1, 6.5]) {
    const gamma = draws(20_000, () => random.gamma(shape));
    assertAlmostEquals(meanOf(gamma), shape, 0.05 * Math.sqrt(shape) + 0.02);
    assertAlmostEquals(varianceOf(gamma), shape, 0.12 * shape);
  }
});

Deno.test("a permutation holds every number once and is not the identity", () => {
  const order = permutation(100, seededRandom(3));
  assertEquals(order.slice().sort(), Int32Array.from({ length: 100 }, (_, at) => at));
  assertNotEquals(order, order.slice().sort());
});
