import { assert, assertEquals } from "@std/assert";
import { syntheticRatings } from "../models/synthetic.ts";
import { selectRatings } from "../models/index_ratings.ts";
import { compareHeldOut } from "./compare_held_out.ts";
import {
  fingerprints,
  heldOutData,
  type HeldOutResults,
  reviveHeldOut,
  stableFolds,
} from "./held_out.ts";

const ratings = syntheticRatings({ people: 200, films: 300, ratings: 6000 }, 1);
const count = ratings.values.length;

Deno.test("folds are of about equal size, and another seed deals otherwise", () => {
  const folds = stableFolds(ratings, 5, 42);
  for (let fold = 0; fold < 5; fold++) {
    const size = folds.filter((one) => one === fold).length;
    assert(Math.abs(size - count / 5) < 4 * Math.sqrt(count / 5), `${size} in fold ${fold}`);
  }
  const other = stableFolds(ratings, 5, 43);
  const same = folds.filter((fold, at) => fold === other[at]).length;
  assert(Math.abs(same - count / 5) < 4 * Math.sqrt(count / 5));
});

Deno.test("a rating is dealt alike whatever else there is", () => {
  const folds = stableFolds(ratings, 5, 42);
  const kept = Int32Array.from({ length: count >> 1 }, (_, at) => count - 1 - 2 * at);
  const some = selectRatings(ratings, kept);
  assertEquals(stableFolds(some, 5, 42), kept.map((at) => folds[at]));
});

Deno.test("a fingerprint does not depend on the order and tells films and stars apart", () => {
  const order = Int32Array.from({ length: count }, (_, at) => count - 1 - at);
  const prints = fingerprints(ratings);
  assertEquals(fingerprints(selectRatings(ratings, order)), prints);
  const values = ratings.values.slice();
  values[0] = values[0] === 3 ? 4 : 3;
  const changed = fingerprints({ ...ratings, values });
  prints.forEach((print, user) => assertEquals(print === changed[user], user !== ratings.users[0]));
});

/** Results of people 1…n, each with 4 held-out ratings. */
function results(
  people: number,
  square: (person: number) => number,
  ndcg: (person: number) => number,
): HeldOutResults {
  const ids = Int32Array.from({ length: people }, (_, at) => at + 1);
  return {
    ids,
    fingerprints: ids.map((id) => id * 7),
    squares: Float64Array.from(ids, (id) => 4 * square(id)),
    counts: new Float64Array(people).fill(4),
    ndcgs: Float64Array.from(ids, ndcg),
  };
}

Deno.test("results survive being stored", () => {
  const some = results(9, (id) => id / 9, (id) => id % 2 ? NaN : 0.5);
  assertEquals(reviveHeldOut(heldOutData(some)), some);
});

Deno.test("a comparison is of the people whose held-out ratings are the same", () => {
  const first = results(60, (id) => 0.8 + id % 5 / 100, (id) => id % 7 / 10);
  const second = results(70, (id) => 0.9 + id % 5 / 100, (id) => id % 7 / 10);
  second.fingerprints[0]++;
  const found = compareHeldOut(first, second, 30, 1);
  assertEquals(found?.people, 59);
  assert(found !== null && found.rmse.high < 0 && found.rmse.difference < 0);
  assertEquals([found.ndcg.low, found.ndcg.difference, found.ndcg.high], [0, 0, 0]);
  assertEquals(compareHeldOut(first, second, 60, 1), null);
  const nobody = results(60, () => 1, () => NaN);
  assertEquals(compareHeldOut(first, nobody, 30, 1), null);
});
