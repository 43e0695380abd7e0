import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Cursor, moveCursor, readCursor } from "./cursor.ts";
import type { ChartSpec } from "./spec.ts";

const spec = (kind: ChartSpec["kind"], categories: number, series: number): ChartSpec => ({
  kind,
  size: "normal",
  language: "en",
  categories: Array.from({ length: categories }, (_, i) => `c${i}`),
  ticks: [],
  categoryTitle: "Year",
  valueTitle: "Ratings",
  unit: "count",
  axis: { min: 0, max: 10, step: 5 },
  series: Array.from({ length: series }, (_, s) => ({
    label: `s${s}`,
    values: Array.from({ length: categories }, (_, i) => s * 1000 + i),
    tone: "solid",
  })),
  strong: [],
});

Deno.test("no sequence of keys leaves the chart", () => {
  const keys = fc.array(
    fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"),
    { minLength: 1 },
  );
  const kinds = fc.constantFrom<ChartSpec["kind"]>("columns", "bars", "line", "dots", "heat");
  fc.assert(fc.property(keys, kinds, fc.integer({ min: 1, max: 9 }), (keys, kind, size) => {
    const chart = spec(kind, size, kind === "heat" ? 3 : 1);
    let cursor: Cursor | null = null;
    for (const key of keys) {
      const next = moveCursor(chart, cursor, key);
      assert(next !== undefined);
      assert(next.category >= 0 && next.category < size);
      assert(next.series >= 0 && next.series < chart.series.length);
      cursor = next;
    }
  }));
});

Deno.test("keys that mean nothing to a chart are left to the page", () => {
  assertEquals(moveCursor(spec("columns", 3, 1), null, "Tab"), undefined);
  assertEquals(moveCursor(spec("columns", 3, 1), null, "a"), undefined);
});

Deno.test("the first arrow reads the first value, End the last", () => {
  const chart = spec("columns", 4, 1);
  const first = moveCursor(chart, null, "ArrowRight");
  assertEquals(first, { category: 0, series: 0 });
  assertEquals(moveCursor(chart, first ?? null, "ArrowRight"), { category: 1, series: 0 });
  assertEquals(moveCursor(chart, null, "End"), { category: 3, series: 0 });
});

Deno.test("down is the next row of bars and the next series of a heat map", () => {
  const from = { category: 1, series: 1 };
  assertEquals(moveCursor(spec("bars", 4, 1), { category: 1, series: 0 }, "ArrowDown"), {
    category: 2,
    series: 0,
  });
  assertEquals(moveCursor(spec("heat", 4, 3), from, "ArrowDown"), { category: 1, series: 2 });
});

Deno.test("a cursor reads every series of its category, one cell of a heat map", () => {
  assertEquals(readCursor(spec("columns", 3, 2), { category: 2, series: 0 }), "c2: s0 2, s1 1,002");
  assertEquals(
    readCursor(spec("heat", 3, 2), { category: 2, series: 1 }),
    "s1 c2: Ratings 1,002",
  );
});
