import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ReelmatchError } from "../errors.ts";
import { bootstrapFigure, pairedBootstrap } from "./bootstrap.ts";
import { figureOf, type PersonFigures, sumByPerson } from "./person_figures.ts";

const figures = (sums: readonly number[], root = false): PersonFigures => ({
  ids: Int32Array.from(sums, (_, at) => 10 * at),
  sums: Float64Array.from(sums),
  counts: new Float64Array(sums.length).fill(2),
  root,
});

Deno.test("figures summed by person are those of all ratings together", () => {
  const ratings = fc.array(fc.record({ user: fc.nat(4), value: fc.float({ min: 0, max: 9 }) }), {
    minLength: 1,
  });
  fc.assert(fc.property(ratings, fc.boolean(), (rows, root) => {
    const users = Int32Array.from(rows, ({ user }) => user);
    const values = rows.map(({ value }) => value);
    const found = sumByPerson(values, users, Int32Array.of(3, 5, 8, 9, 11), root);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    assertAlmostEquals(figureOf(found), root ? Math.sqrt(mean) : mean, 1e-9);
    assertEquals(found.ids.length, new Set(users).size);
    assert(found.counts.every((count) => count > 0));
  }));
});

Deno.test("an interval holds the figure and narrows with more people", () => {
  const people = (count: number) =>
    figures(Array.from({ length: count }, (_, at) => 2 * (at % 10)));
  const few = bootstrapFigure(people(50), 1);
  const many = bootstrapFigure(people(5000), 1);
  assert(few.low < 4.5 && 4.5 < few.high && many.low < 4.5 && 4.5 < many.high);
  assert(many.high - many.low < (few.high - few.low) / 5);
  assertEquals(bootstrapFigure(figures([6]), 1), { low: 3, high: 3 });
});

Deno.test("pairing finds a small gain that both intervals alone would hide", () => {
  const hard = Array.from({ length: 200 }, (_, at) => 1 + at % 20);
  const better = pairedBootstrap(
    figures(hard.map((square) => 0.95 * square), true),
    figures(hard, true),
    1,
  );
  assert(better.difference < 0 && better.high < 0 && better.below === 1);
  const width = (root: readonly number[]): number => {
    const { low, high } = bootstrapFigure(figures(root, true), 1);
    return high - low;
  };
  assert(better.high - better.low < width(hard) / 5);
});

Deno.test("a model is no better than itself, and two differ by their difference", () => {
  const sums = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), {
    minLength: 3,
    maxLength: 20,
  });
  fc.assert(fc.property(sums, fc.boolean(), (values, root) => {
    const one = figures(values, root);
    const other = figures(values.map((value) => value + 1), root);
    const { difference, low, high, below } = pairedBootstrap(one, one, 1, 20);
    assertEquals([difference, low, high, below], [0, 0, 0, 0.5]);
    const forth = pairedBootstrap(one, other, 1, 50);
    const back = pairedBootstrap(other, one, 1, 50);
    assertEquals([forth.below, forth.difference], [1, -back.difference]);
  }));
});

Deno.test("models tested on different people are not compared", () => {
  assertThrows(
    () => pairedBootstrap(figures([1, 2]), figures([1, 2, 3]), 1),
    ReelmatchError,
    "2 and 3 people",
  );
});
