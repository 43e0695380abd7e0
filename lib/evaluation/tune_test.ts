import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { syntheticRatings } from "../models/synthetic.ts";
import { DEFAULT_BLEND } from "../models/taste/blend.ts";
import { randomFolds, splitFolds } from "./folds.ts";
import { bestTrial, proposeSettings, runTrial } from "./tune.ts";

Deno.test("a seed always proposes the same settings, the default first", () => {
  assertEquals(proposeSettings(1, 0), DEFAULT_BLEND);
  assertEquals(proposeSettings(1, 5), proposeSettings(1, 5));
  assertNotEquals(proposeSettings(1, 5), proposeSettings(1, 6));
  assertNotEquals(proposeSettings(1, 5), proposeSettings(2, 5));
});

Deno.test("trials repeat themselves and the best of them is chosen", async () => {
  const ratings = syntheticRatings({ people: 40, films: 50, ratings: 1200 }, 1);
  const split = splitFolds(ratings, randomFolds(1200, 5, 1), [1, 2, 3, 4], [0]);
  const trials = [await runTrial(split, 1, 0), await runTrial(split, 1, 1)];
  assertEquals((await runTrial(split, 1, 1)).ndcg_at_10, trials[1].ndcg_at_10);
  const best = bestTrial(trials);
  assert(trials.every(({ ndcg_at_10 }) => ndcg_at_10 <= (best?.ndcg_at_10 ?? -1)));
  assertEquals(bestTrial([]), undefined);
});
