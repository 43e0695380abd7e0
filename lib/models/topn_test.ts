import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { topN } from "./topn.ts";

const scoreLists = fc.array(fc.float({ noNaN: true, min: -4, max: 4 }), { maxLength: 60 });

Deno.test("topN equals sorting everything and cutting", () => {
  fc.assert(fc.property(scoreLists, fc.nat(70), fc.array(fc.nat(59)), (list, count, excluded) => {
    const scores = Float32Array.from(list);
    const barred = excluded.filter((item) => item < list.length);
    const sorted = [...scores.keys()]
      .filter((item) => !barred.includes(item))
      .sort((a, b) => scores[b] - scores[a] || a - b)
      .slice(0, count);
    assertEquals([...topN(scores, count, barred)], sorted);
  }));
});

Deno.test("topN of what is accepted equals filtering before it", () => {
  const bars = fc.tuple(scoreLists, fc.nat(70), fc.integer({ min: 2, max: 5 }));
  fc.assert(fc.property(bars, ([list, count, step]) => {
    const scores = Float32Array.from(list);
    const others = [...scores.keys()].filter((item) => item % step !== 0);
    const accepted = topN(scores, count, [], (item) => item % step === 0);
    assertEquals(accepted, topN(scores, count, others));
  }));
});

Deno.test("topN never chooses a score that is no number", () => {
  assertEquals([...topN(Float32Array.of(NaN, 1, -Infinity, 2, Infinity), 5)], [3, 1]);
});
