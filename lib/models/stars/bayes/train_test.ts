import { assert, assertAlmostEquals, assertEquals, assertRejects } from "@std/assert";
import { ReelmatchError } from "../../../errors.ts";
import { randomFolds } from "../../../evaluation/folds.ts";
import { forecasterOf } from "../../../evaluation/forecast.ts";
import { evaluateStars } from "../../../evaluation/stars.ts";
import type { Checkpoints, TrainingState } from "../../checkpoints.ts";
import { historiesOf } from "../../histories.ts";
import { indexRatings } from "../../index_ratings.ts";
import type { Ratings } from "../../ratings.ts";
import { seededRandom } from "../../random.ts";
import { labelFeatures } from "../../sparse.ts";
import { syntheticRatings } from "../../synthetic.ts";
import { starsTrainer } from "../../trainers.ts";
import { startTeam } from "../../kernel/team.ts";
import type { TrainingOptions } from "../../training.ts";
import { DEFAULT_BAYES } from "./settings.ts";
import { trainBayes } from "./train.ts";

const ratings = syntheticRatings({ people: 80, films: 60, ratings: 3000 }, 1);
const settings = { ...DEFAULT_BAYES, factors: 3, sweeps: 60, burnIn: 10, draws: 40 };
const model = await trainBayes(ratings, settings);

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

Deno.test("the same seed gives the same bits on any number of threads, another seed others", async () => {
  const few = { ...settings, sweeps: 6, burnIn: 1, draws: 3, foldInDraws: 2 };
  using team = startTeam(2);
  const bits = async (seed: number, options?: TrainingOptions): Promise<unknown> =>
    (await trainBayes(ratings, { ...few, seed }, options)).toData().tensors;
  const first = await bits(1);
  assertEquals(await bits(1, { team }), first);
  assert(JSON.stringify(await bits(2)) !== JSON.stringify(first));
});

Deno.test("a run taken up from any sweep ends in the same bits", async () => {
  const few = { ...settings, sweeps: 7, burnIn: 2, draws: 4, foldInDraws: 3 };
  const itemFacts = [labelFeatures("parity", Array.from(ratings.itemIds, (id) => [`${id % 2}`]))];
  const states: TrainingState[] = [];
  const keeping: Checkpoints = {
    load: () => Promise.resolve(null),
    offer: (_, state) => {
      const { epoch, tensors } = state();
      // a clone of shared memory would be shared too
      const copies = Object.entries(tensors)
        .map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]);
      states.push({ epoch, tensors: Object.fromEntries(copies) });
      return Promise.resolve();
    },
  };
  const whole = await trainBayes(ratings, few, { itemFacts, checkpoints: keeping });
  assertEquals(states.map(({ epoch }) => epoch), [1, 2, 3, 4, 5, 6, 7]);
  for (const state of states.slice()) {
    const checkpoints = { ...keeping, load: () => Promise.resolve(state) };
    const rest = await trainBayes(ratings, few, { itemFacts, checkpoints });
    assertEquals(rest.toData(), whole.toData());
  }
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

Deno.test("a stranger is predicted as the average person, folded in or without ratings", async () => {
  const nobody = { items: new Int32Array(), values: new Float32Array() };
  const newcomer = { ...ratings, nUsers: ratings.nUsers + 1 };
  const trained = await trainBayes(newcomer, settings);
  const profiles = [trained.foldIn(nobody), trained.profile(ratings.nUsers)];
  for (let item = 0; item < ratings.nItems; item++) {
    let sum = 0;
    for (let user = 0; user < ratings.nUsers; user++) {
      sum += trained.predict(trained.profile(user), item).mean;
    }
    for (const profile of profiles) {
      // clipping to the scale makes a little difference
      assertAlmostEquals(trained.predict(profile, item).mean, sum / ratings.nUsers, 0.1);
    }
  }
});

Deno.test("facts of films tell of a film that nobody rated", async () => {
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
  const trained = await trainBayes(data, { ...settings, sweeps: 150 }, { itemFacts });
  const liking = [0, 1].map((user) => trained.predict(trained.profile(user), 60).mean);
  assert(liking[1] - liking[0] > 0.5, `${liking}`);
});

Deno.test("the smallest data there can be trains and stays within the scale", async () => {
  for (const value of [3, 100]) {
    const one = indexRatings({
      users: Int32Array.of(1),
      items: Int32Array.of(1),
      values: Float32Array.of(value),
      timestamps: Float64Array.of(0),
      scale: { min: 0, max: 100 },
    });
    const trained = await trainBayes(one, settings);
    const { mean, sd } = trained.predict(trained.profile(0), 0);
    assert(mean >= 0 && mean <= 100 && sd > 0);
  }
});

Deno.test("settings that contradict themselves are refused, a stop is obeyed", async () => {
  const wrong = { ...settings, factors: 6 };
  await assertRejects(() => trainBayes(ratings, wrong), ReelmatchError, "6 factors");
  const controller = new AbortController();
  const stopSoon = { signal: controller.signal, onEpoch: () => controller.abort() };
  await assertRejects(
    () => trainBayes(ratings, settings, stopSoon),
    ReelmatchError,
    "after 1 of 60",
  );
});

Deno.test("ratings on another scale are predicted alike on that scale", async () => {
  // a power of two rounds nothing
  const wide = {
    ...ratings,
    values: ratings.values.map((value) => 16 * value),
    scale: { min: 8, max: 80 },
  };
  const widely = await trainBayes(wide, settings);
  for (let user = 0; user < ratings.nUsers; user += 7) {
    const history = historiesOf(ratings)[user];
    const widened = { ...history, values: history.values.map((value) => 16 * value) };
    for (let item = 0; item < ratings.nItems; item += 5) {
      const pairs = [
        [model.predict(model.profile(user), item), widely.predict(widely.profile(user), item)],
        [model.predict(model.foldIn(history), item), widely.predict(widely.foldIn(widened), item)],
      ];
      for (const [narrow, wide] of pairs) {
        assertAlmostEquals(wide.mean, 16 * narrow.mean, 1e-3);
        assertAlmostEquals(wide.sd, 16 * narrow.sd, 1e-3);
      }
    }
  }
});

Deno.test("people and films in another order are predicted alike, within the luck of the draws", async () => {
  // random numbers belong to places, so another order is another run of the same sampler
  const mirror = (indices: Int32Array, count: number): Int32Array =>
    indices.map((index) => count - 1 - index);
  const turned = await trainBayes({
    ...ratings,
    users: mirror(ratings.users, ratings.nUsers),
    items: mirror(ratings.items, ratings.nItems),
  }, settings);
  const reseeded = await trainBayes(ratings, { ...settings, seed: 43 });
  const apart = (one: typeof model, other: typeof model, turn: boolean): number => {
    let squares = 0;
    for (let user = 0; user < ratings.nUsers; user++) {
      for (let item = 0; item < ratings.nItems; item++) {
        const there = turn ? [ratings.nUsers - 1 - user, ratings.nItems - 1 - item] : [user, item];
        const expected = one.predict(one.profile(user), item).mean;
        squares += (other.predict(other.profile(there[0]), there[1]).mean - expected) ** 2;
      }
    }
    return Math.sqrt(squares / (ratings.nUsers * ratings.nItems));
  };
  const luck = apart(model, reseeded, false);
  const difference = apart(model, turned, true);
  assert(difference < 2 * luck && luck < 0.2, `${difference} against ${luck}`);
});
