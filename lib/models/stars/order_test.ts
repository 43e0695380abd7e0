import { assert, assertAlmostEquals } from "@std/assert";
import type { StarsModel } from "../heads.ts";
import type { Ratings } from "../ratings.ts";
import { syntheticRatings } from "../synthetic.ts";
import { trainBiases } from "./biases.ts";
import { trainSvd } from "./svd.ts";
import { SURPRISE_SVD } from "./svd_settings.ts";

const ratings = syntheticRatings({ people: 60, films: 50, ratings: 2000 }, 3);

const mirror = (indices: Int32Array, count: number): Int32Array =>
  indices.map((index) => count - 1 - index);

/** The same ratings with people and films in the opposite order. */
const turned: Ratings = {
  ...ratings,
  users: mirror(ratings.users, ratings.nUsers),
  items: mirror(ratings.items, ratings.nItems),
};

/** Differences between predictions of the same pairs. */
function* differences(one: StarsModel, other: StarsModel, isTurned: boolean): Generator<number> {
  for (let user = 0; user < ratings.nUsers; user++) {
    const profile = one.profile(user);
    const there = other.profile(isTurned ? ratings.nUsers - 1 - user : user);
    for (let item = 0; item < ratings.nItems; item++) {
      const at = isTurned ? ratings.nItems - 1 - item : item;
      yield one.predict(profile, item).mean - other.predict(there, at).mean;
    }
  }
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

Deno.test("biases of people and films in another order are the same ones", () => {
  for (const difference of differences(trainBiases(ratings), trainBiases(turned), true)) {
    assertAlmostEquals(difference, 0, 1e-4);
  }
});

Deno.test("SVD predicts people and films in another order alike, within the luck of its start", async () => {
  // random numbers belong to places, so another order is another start
  const settings = { ...SURPRISE_SVD, factors: 16 };
  const model: StarsModel = await trainSvd(ratings, settings);
  const reseeded: StarsModel = await trainSvd(ratings, { ...settings, seed: settings.seed + 1 });
  const other: StarsModel = await trainSvd(turned, settings);
  const luck = rootMeanSquare([...differences(model, reseeded, false)]);
  const difference = rootMeanSquare([...differences(model, other, true)]);
  assert(difference < 1.5 * luck && luck < 0.2, `${difference} against ${luck}`);
});
