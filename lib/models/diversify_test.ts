import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { diversify } from "./diversify.ts";

const items = [10, 11, 12, 20];
const scores = [1, 0.9, 0.8, 0.3];
/** Items of one decade are alike, others unrelated. */
const sameDecade = (a: number, b: number): number =>
  Math.floor(a / 10) === Math.floor(b / 10) ? 1 : 0;

Deno.test("no breadth keeps the order of the scores", () => {
  assertEquals([...diversify({ items, scores }, 4, 0, sameDecade)], items);
});

Deno.test("breadth brings in what differs, the best fit stays first", () => {
  assertEquals([...diversify({ items, scores }, 2, 0.8, sameDecade)], [10, 20]);
  assertEquals([...diversify({ items, scores }, 2, 1, sameDecade)], [10, 20]);
});

Deno.test("a list is made of distinct candidates and is as long as asked or as there are", () => {
  const breadths = fc.double({ min: 0, max: 1, noNaN: true });
  const lists = fc.array(fc.double({ noNaN: true, min: -5, max: 5 }), { maxLength: 12 });
  fc.assert(fc.property(lists, fc.nat(15), breadths, (values, count, breadth) => {
    const candidates = { items: values.map((_, at) => at), scores: values };
    const chosen = diversify(candidates, count, breadth, sameDecade);
    assertEquals(chosen.length, Math.min(count, values.length));
    assert(new Set(chosen).size === chosen.length && chosen.every((item) => item < values.length));
  }));
});
