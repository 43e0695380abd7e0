import { assert, assertEquals } from "@std/assert";
import { indexRatings } from "./index_ratings.ts";
import { popularScores, trendingScores } from "./popular.ts";
import { topN } from "./topn.ts";

const day = 86_400;
/** Film 1: many old ratings; film 2: some recent ones; film 3: a single recent one. */
const rows = [
  ...Array.from({ length: 40 }, (_, user) => [user, 1, 0]),
  ...Array.from({ length: 12 }, (_, user) => [user, 2, 1000 * day]),
  [50, 3, 1000 * day],
];
const ratings = indexRatings({
  users: Int32Array.from(rows, ([user]) => user),
  items: Int32Array.from(rows, ([, item]) => item),
  values: new Float32Array(rows.length).fill(4),
  timestamps: Float64Array.from(rows, ([, , time]) => time),
});

Deno.test("popularity counts ratings", () => {
  assertEquals([...popularScores(ratings)], [40, 12, 1]);
});

Deno.test("ratings count half after their half-life, so that what is popular of late leads", () => {
  assertEquals([...topN(trendingScores(ratings), 3)], [1, 0, 2]);
  const [old, recent] = trendingScores(ratings, 1000);
  assertEquals([old, recent], [20, 12]);
  assert(trendingScores(ratings, 30, 5000 * day).every((score) => score < 1e-6));
});

Deno.test("without times, what trends is what is popular", () => {
  const still = { ...ratings, timestamps: ratings.timestamps.map(() => 0) };
  assertEquals(trendingScores(still), popularScores(still));
});
