import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import fc from "fast-check";
import { gini, ndcgAt, ratingErrors, recallAt } from "./metrics.ts";

const catalogue = Array.from({ length: 15 }, (_, item) => item);
const orders = fc.shuffledSubarray(catalogue, { minLength: 15 });
const relevances = fc.subarray(catalogue, { minLength: 1 }).map((items) => new Set(items));

/** The definitions, from gains of every order instead of a formula for the ideal. */
function slowNdcg(k: number, ranked: number[], relevant: Set<number>): number {
  const dcg = (gains: number[]): number =>
    gains.slice(0, k).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
  const gains = ranked.map((item) => relevant.has(item) ? 1 : 0);
  return dcg(gains) / dcg([...gains].sort((a, b) => b - a));
}

Deno.test("nDCG and recall equal their slow twins", () => {
  fc.assert(fc.property(orders, relevances, fc.integer({ min: 1, max: 20 }), (order, wanted, k) => {
    assertAlmostEquals(ndcgAt(k, order, wanted), slowNdcg(k, order, wanted), 1e-12);
    const hits = order.slice(0, k).filter((item) => wanted.has(item)).length;
    assertAlmostEquals(recallAt(k, order, wanted), hits / Math.min(k, wanted.size), 1e-12);
  }));
});

Deno.test("nDCG is 1 for an ideal order and for no other within the first ten", () => {
  fc.assert(fc.property(orders, relevances, (order, wanted) => {
    const ideal = order.toSorted((a, b) => Number(wanted.has(b)) - Number(wanted.has(a)));
    assertAlmostEquals(ndcgAt(10, ideal, wanted), 1, 1e-12);
    const count = Math.min(10, wanted.size);
    const perfect = order.slice(0, count).every((item) => wanted.has(item));
    assertEquals(ndcgAt(10, order, wanted) > 1 - 1e-12, perfect);
  }));
});

Deno.test("moving a relevant item up never lowers nDCG", () => {
  fc.assert(fc.property(orders, relevances, fc.nat(13), (order, wanted, at) => {
    if (wanted.has(order[at]) || !wanted.has(order[at + 1])) return;
    const swapped = order.slice();
    [swapped[at], swapped[at + 1]] = [swapped[at + 1], swapped[at]];
    assert(ndcgAt(10, swapped, wanted) >= ndcgAt(10, order, wanted));
  }));
});

Deno.test("nothing relevant scores zero", () => {
  assertEquals([ndcgAt(10, [1, 2], new Set()), recallAt(20, [1, 2], new Set())], [0, 0]);
});

Deno.test("rating errors are those of the definition", () => {
  const { rmse, mae } = ratingErrors([3, 4, 1], [3, 2, 2]);
  assertAlmostEquals(rmse, Math.sqrt(5 / 3));
  assertAlmostEquals(mae, 1);
});

Deno.test("Gini is 0 for equal shares and near 1 for one winner", () => {
  assertAlmostEquals(gini([2, 2, 2, 2]), 0);
  assertAlmostEquals(gini([0, 0, 0, 8]), 0.75);
  assertEquals(gini([0, 0]), 0);
});
