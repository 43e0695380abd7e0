import { assert, assertAlmostEquals, assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../../../errors.ts";
import { randomFolds, splitFolds } from "../../../evaluation/folds.ts";
import { ratingErrors } from "../../../evaluation/metrics.ts";
import { forecasterOf } from "../../../evaluation/forecast.ts";
import { evaluateStars } from "../../../evaluation/stars.ts";
import { historiesOf } from "../../histories.ts";
import { indexRatings } from "../../index_ratings.ts";
import type { Ratings } from "../../ratings.ts";
import { seededRandom } from "../../random.ts";
import { labelFeatures } from "../../sparse.ts";
import { syntheticRatings } from "../../synthetic.ts";
import { starsTrainer } from "../../trainers.ts";
import { forecastInTime } from "./in_time.ts";
import { DEFAULT_BAYES } from "./settings.ts";
import { trainBayes } from "./train.ts";

const ratings = syntheticRatings({ people: 80, films: 60, ratings: 3000 }, 1);
const settings = { ...DEFAULT_BAYES, factors: 3, sweeps: 60, burnIn: 10, draws: 40 };
const model = trainBayes(ratings, settings);

Deno.test("it predicts held-out ratings better than biases, and knows how well", async () => {
  const folds = randomFolds(ratings.values.length, 3, 1);
  const forecasts = [(some: Ratings) => trainBayes(some, settings), starsTrainer("biases")];
  const [{ report: bayes }, { report: biases }] = await Promise.all(
    forecasts.map((fit) => evaluateStars("", ratings, folds, forecasterOf(fit), 1)),
  );
  assert(bayes.rmse < 0.97 * biases.rmse, `${bayes.rmse} against ${biases.rmse}`);
  assertAlmostEquals(bayes.interval_coverage[50], 0.5, 0.05);
  assertAlmostEquals(bayes.interval_coverage[80], 0.8, 0.04);
  assertAlmostEquals(bayes.interval_coverage[95], 0.95, 0.03);
});

Deno.test("the same seed gives the same bits, another seed others", () => {
  const few = { ...settings, sweeps: 6, burnIn: 1, draws: 3, foldInDraws: 2 };
  const bits = (seed: number): unknown => trainBayes(ratings, { ...few, seed }).toData().tensors;
  assertEquals(bits(1), bits(1));
  assert(JSON.stringify(bits(1)) !== JSON.stringify(bits(2)));
});

Deno.test("a known person folded in is predicted nearly as from their trained row", () => {
  let squares = 0;
  historiesOf(ratings).forEach((history, user) => {
    const folded = model.foldIn(history);
    const trained = model.profile(user);
    for (let item = 0; item < ratings.nItems; item++) {
      squares += (model.predict(folded, item).mean - model.predict(trained, item).mean) ** 2;
    }
    assert(Math.abs(Math.log(folded.noise / trained.noise)) < 0.7);
  });
  const difference = Math.sqrt(squares / (ratings.nUsers * ratings.nItems));
  assert(difference < 0.15, `${difference} stars apart`);
});

Deno.test("a person who rated much is known better than a stranger", () => {
  const busiest = historiesOf(ratings).toSorted((a, b) => b.items.length - a.items.length)[0];
  const stranger = model.foldIn({ items: new Int32Array(), values: new Float32Array() });
  assert(model.foldIn(busiest).spread < stranger.spread);
  assert(model.predict(stranger, 0).sd > 0.5);
});

Deno.test("facts of films tell of a film that nobody rated", () => {
  // each person likes one of two genres; the last film has no rating that tells
  const random = seededRandom(5);
  const rows = Array.from({ length: 900 }, () => [random.integer(40), random.integer(60)] as const);
  const data = indexRatings({
    users: Int32Array.from([...rows.map(([user]) => user), 99]),
    items: Int32Array.from([...rows.map(([, item]) => item), 60]),
    values: Float32Array.from([
      ...rows.map(([user, item]) => ((user + item) % 2 ? 4 : 2) + random.integer(3) - 1),
      3,
    ]),
    timestamps: new Float64Array(901),
  });
  const genres = Array.from(data.itemIds, (id) => [id % 2 ? "odd" : "even"]);
  const itemFacts = [labelFeatures("genre", genres)];
  const trained = trainBayes(data, { ...settings, sweeps: 150 }, { itemFacts });
  const liking = [0, 1].map((user) => trained.predict(trained.profile(user), 60).mean);
  assert(liking[1] - liking[0] > 0.5, `${liking}`);
});

Deno.test("the smallest data there can be trains and stays within the scale", () => {
  for (const value of [3, 100]) {
    const one = indexRatings({
      users: Int32Array.of(1),
      items: Int32Array.of(1),
      values: Float32Array.of(value),
      timestamps: Float64Array.of(0),
      scale: { min: 0, max: 100 },
    });
    const trained = trainBayes(one, settings);
    const { mean, sd } = trained.predict(trained.profile(0), 0);
    assert(mean >= 0 && mean <= 100 && sd > 0);
  }
});

Deno.test("settings that contradict themselves are refused, a stop is obeyed", () => {
  assertThrows(() => trainBayes(ratings, { ...settings, factors: 6 }), ReelmatchError, "6 factors");
  const controller = new AbortController();
  const stopSoon = { signal: controller.signal, onEpoch: () => controller.abort() };
  assertThrows(() => trainBayes(ratings, settings, stopSoon), ReelmatchError, "after 1 of 60");
});

Deno.test("knowing the stretch of a history helps where habits change with time", () => {
  const data = syntheticRatings({ people: 40, films: 60, ratings: 3000 }, 4);
  // everybody rates two stars lower in the second half of the time
  const drifting = {
    ...data,
    values: data.values.map((value, at) =>
      data.timestamps[at] > 1_250_000_000 ? Math.max(0.5, value - 2) : value
    ),
  };
  const { train, test } = splitFolds(drifting, randomFolds(3000, 4, 1), [1, 2, 3], [0]);
  const timeless = trainBayes(train, settings);
  const blind = Array.from(
    test.users,
    (user, at) => timeless.predict(timeless.profile(user), test.items[at]).mean,
  );
  const inTime = forecastInTime(train, test, settings);
  const error = ratingErrors(inTime.means, test.values).rmse;
  assert(error < 0.9 * ratingErrors(blind, test.values).rmse, `${error}`);
  assert(inTime.sds.every((sd) => sd > 0.2 && sd < 3));
});
