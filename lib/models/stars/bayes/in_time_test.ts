import { assert, assertAlmostEquals } from "@std/assert";
import { randomFolds, splitFolds } from "../../../evaluation/folds.ts";
import { ratingErrors } from "../../../evaluation/metrics.ts";
import { indexRatings } from "../../index_ratings.ts";
import { seededRandom } from "../../random.ts";
import { syntheticRatings } from "../../synthetic.ts";
import { forecastInTime } from "./in_time.ts";
import { drawMood, startMood } from "./mood.ts";
import { DEFAULT_BAYES } from "./settings.ts";
import { trainBayes } from "./train.ts";

const settings = { ...DEFAULT_BAYES, factors: 3, sweeps: 40, burnIn: 10, draws: 30 };

Deno.test("knowing the mood helps where habits change with time", async () => {
  const data = syntheticRatings({ people: 40, films: 60, ratings: 3000 }, 4);
  // everybody rates two stars lower in the second half of the time
  const drifting = {
    ...data,
    values: data.values.map((value, at) =>
      data.timestamps[at] > 1_250_000_000 ? Math.max(0.5, value - 2) : value
    ),
  };
  const { train, test } = splitFolds(drifting, randomFolds(3000, 4, 1), [1, 2, 3], [0]);
  const timeless = await trainBayes(train, settings);
  const blind = Array.from(
    test.users,
    (user, at) => timeless.predict(timeless.profile(user), test.items[at]).mean,
  );
  const inTime = await forecastInTime(train, test, settings);
  const error = ratingErrors(inTime.means, test.values).rmse;
  assert(error < 0.9 * ratingErrors(blind, test.values).rmse, `${error}`);
  assert(inTime.sds.every((sd) => sd > 0.2 && sd < 3));
});

Deno.test("draws of a mood average to the one that explains the ratings", () => {
  const steps = 400;
  const random = seededRandom(1);
  const truth = Float64Array.from({ length: steps }, (_, at) => Math.sin(at / 40));
  const data = indexRatings({
    users: new Int32Array(steps).fill(1),
    items: Int32Array.from({ length: steps }, (_, at) => at),
    values: Float32Array.from(truth, (value) => value + 0.5 * random.normal()),
    timestamps: Float64Array.from({ length: steps }, (_, at) => 20 * at),
  });
  // every fifth moment is only predicted
  const folds = Int32Array.from({ length: steps }, (_, at) => at % 5);
  const { train, test } = splitFolds(data, folds, [1, 2, 3, 4], [0]);
  const mood = startMood(train, test, 40);
  const residual = train.values.slice();
  const precisions = Float32Array.of(4);
  const sums = new Float64Array(test.values.length);
  const draws = 300;
  for (let draw = 0; draw < draws; draw++) {
    drawMood(mood, residual, train.users, precisions, random);
    mood.predicted.forEach((moment, at) => sums[at] += mood.values[moment] / draws);
    train.values.forEach((value, at) =>
      assertAlmostEquals(residual[at], value - mood.values[mood.learned[at]], 1e-3)
    );
  }
  const expected = truth.filter((_, at) => at % 5 === 0);
  assert(ratingErrors(sums, expected).rmse < 0.2, `${ratingErrors(sums, expected).rmse}`);
});

Deno.test("ratings that are all alike, or of one moment, are predicted", async () => {
  const few = { ...settings, sweeps: 6, burnIn: 2, draws: 4, foldInDraws: 2 };
  const grid = indexRatings({
    users: Int32Array.from({ length: 20 }, (_, at) => at % 4),
    items: Int32Array.from({ length: 20 }, (_, at) => at >> 2),
    values: new Float32Array(20).fill(3),
    timestamps: new Float64Array(20),
    scale: { min: 1, max: 5 },
  });
  const { train, test } = splitFolds(grid, randomFolds(20, 5, 1), [1, 2, 3, 4], [0]);
  const { means, sds } = await forecastInTime(train, test, few);
  assert(means.every((mean) => mean >= 1 && mean <= 5) && sds.every((sd) => sd > 0));
});
