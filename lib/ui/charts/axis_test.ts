import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { axisAround, axisFromZero, axisTicks, positionOn, runTicks } from "./axis.ts";

Deno.test("an axis from zero covers its largest value with few round steps", () => {
  fc.assert(fc.property(
    fc.oneof(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.double({ min: 0.001, max: 1, noNaN: true }),
    ),
    (largest) => {
      const axis = axisFromZero(largest);
      const ticks = axisTicks(axis);
      assertEquals(ticks[0], 0);
      assert(axis.max >= largest * 0.999999, `${axis.max} < ${largest}`);
      assert(axis.max - axis.step < largest, "a whole step stands empty");
      assert(ticks.length >= 2 && ticks.length <= 6, `${ticks.length} ticks`);
      const mantissa = axis.step / 10 ** Math.floor(Math.log10(axis.step) + 1e-9);
      assert([1, 2, 5, 10].some((round) => Math.abs(mantissa - round) < 1e-6), `${axis.step}`);
    },
  ));
});

Deno.test("counts have no halves", () => {
  assertEquals(axisTicks(axisFromZero(1, 1)), [0, 1]);
  assertEquals(axisTicks(axisFromZero(3, 1)), [0, 1, 2, 3]);
});

Deno.test("an axis of nothing is still an axis", () => {
  assertEquals(axisTicks(axisFromZero(0)), [0, 1]);
  assertEquals(axisTicks(axisAround([], 0.5)), [0, 0.5]);
});

Deno.test("an axis around values keeps whole steps outside both ends", () => {
  assertEquals(axisTicks(axisAround([3.31, 3.92], 0.25)), [3.25, 3.5, 3.75, 4]);
  assertEquals(positionOn({ min: 3, max: 4, step: 0.5 }, 3.25), 0.25);
});

Deno.test("an axis around one value is still an axis, and finds a round step of its own", () => {
  assertEquals(axisTicks(axisAround([3], 0.5)), [3, 3.5]);
  assertEquals(axisTicks(axisAround([0.793, 1.072])), [0.7, 0.8, 0.9, 1, 1.1]);
  assertEquals(axisTicks(axisAround([0.8, 0.8])).length, 2);
});

Deno.test("years are labelled where they are round", () => {
  const years = Array.from({ length: 131 }, (_, i) => 1890 + i);
  const ticks = runTicks(years);
  assertEquals(ticks.map(({ label }) => label), [
    "1900",
    "1920",
    "1940",
    "1960",
    "1980",
    "2000",
    "2020",
  ]);
  assert(ticks.every(({ at, label }) => years[at] === Number(label)));
});
