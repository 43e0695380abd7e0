import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertNotEquals,
  assertRejects,
} from "@std/assert";
import fc from "fast-check";
import { ReelmatchError } from "../../errors.ts";
import type { Checkpoints, TrainingState } from "../checkpoints.ts";
import { historiesOf } from "../histories.ts";
import { indexRatings, selectRatings } from "../index_ratings.ts";
import { startTeam, type Team } from "../kernel/team.ts";
import type { Ratings } from "../ratings.ts";
import { syntheticRatings } from "../synthetic.ts";
import type { Progress } from "../training.ts";
import { trainBiases } from "./biases.ts";
import { trainMean } from "./mean.ts";
import { trainSvd } from "./svd.ts";
import { SURPRISE_SVD, type SvdSettings } from "./svd_settings.ts";

const ratings = syntheticRatings({ people: 60, films: 80, ratings: 2500 }, 1);
const small = { ...SURPRISE_SVD, factors: 8, epochs: 40, rate: 0.02 };

/** Ratings of these triples of person, film and value. */
const of = (...rows: [number, number, number][]): Ratings =>
  indexRatings({
    users: Int32Array.from(rows, ([user]) => user),
    items: Int32Array.from(rows, ([, item]) => item),
    values: Float32Array.from(rows, ([, , value]) => value),
    timestamps: new Float64Array(rows.length),
  });

Deno.test("the same seed gives the same bits for any number of threads, another seed others", async () => {
  const large = syntheticRatings({ people: 300, films: 200, ratings: 20_000 }, 1);
  const bits = async (seed: number, team?: Team) => {
    const model = await trainSvd(large, { ...small, epochs: 3, seed }, { team });
    return model.toData().tensors;
  };
  using pair = startTeam(2);
  using three = startTeam(3);
  const alone = await bits(1);
  assertEquals(await bits(1), alone);
  assertEquals(await bits(1, pair), alone);
  assertEquals(await bits(1, three), alone);
  assertNotEquals(await bits(2), alone);
});

Deno.test("the error on the training ratings falls from epoch to epoch", async () => {
  const errors: number[] = [];
  await trainSvd(ratings, small, { onEpoch: ({ rmse }) => errors.push(rmse ?? NaN) });
  assertEquals(errors.length, small.epochs);
  const joined = small.epochs / 2; // the late ratings are new then
  errors.slice(1).forEach((error, at) => assert(error < errors[at] || at + 1 === joined));
});

Deno.test("a folded-in person's films are ranked nearly as in their trained row", async () => {
  const model = await trainSvd(ratings, small);
  const histories = historiesOf(ratings);
  let concordant = 0;
  let pairs = 0;
  for (let user = 0; user < ratings.nUsers; user++) {
    const trained = model.profile(user);
    const folded = model.foldIn(histories[user]);
    for (let item = 1; item < ratings.nItems; item++) {
      const both = [trained, folded].map((profile) =>
        model.predict(profile, item).mean - model.predict(profile, item - 1).mean
      );
      if (both[0] * both[1] > 0) concordant++;
      pairs++;
    }
  }
  assert(concordant / pairs > 0.85, `${concordant} of ${pairs} pairs in the same order`);
});

Deno.test("folding in nothing gives the biases", async () => {
  const model = await trainSvd(ratings, small);
  const stranger = model.foldIn({ items: new Int32Array(), values: new Float32Array() });
  const { constants, item_bias } = model.toData().tensors;
  for (let item = 0; item < ratings.nItems; item++) {
    const expected = Math.min(5, Math.max(0.5, constants.data[0] + item_bias.data[item]));
    assertAlmostEquals(model.predict(stranger, item).mean, expected, 1e-6);
  }
});

Deno.test("predictions stay within any scale, for degenerate ratings too", async () => {
  const rows = fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 10 }),
    ),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom(1, 10), async (list, factor) => {
      const data = of(...list.map(([u, i, v]): [number, number, number] => [u, i, v * factor]));
      const rate = 0.005 / factor;
      const svd = await trainSvd(data, { ...small, rate });
      for (const model of [trainMean(data), trainBiases(data), svd]) {
        for (let user = 0; user < data.nUsers; user++) {
          for (let item = 0; item < data.nItems; item++) {
            const { mean, sd } = model.predict(model.profile(user), item);
            assert(mean >= data.scale.min && mean <= data.scale.max && sd >= 0);
          }
        }
      }
    }),
    { numRuns: 30 },
  );
});

Deno.test("equal ratings are predicted exactly", async () => {
  const data = of([1, 1, 3], [1, 2, 3], [2, 1, 3]);
  for (const model of [trainMean(data), trainBiases(data), await trainSvd(data)]) {
    assertAlmostEquals(model.predict(model.profile(1), 1).mean, 3, 1e-6);
  }
});

Deno.test("biases are the ridge means that define them", () => {
  const model = trainBiases(of([1, 1, 5], [1, 2, 4], [2, 1, 2]), {
    epochs: 200,
    userPull: 2,
    itemPull: 3,
  });
  const { user_bias: users, item_bias: items } = model.toData().tensors;
  const mean = 11 / 3;
  assertAlmostEquals(users.data[0], (9 - 2 * mean - items.data[0] - items.data[1]) / 4, 1e-6);
  assertAlmostEquals(items.data[0], (7 - 2 * mean - users.data[0] - users.data[1]) / 5, 1e-6);
});

Deno.test("what cannot be learned from is refused in words", async () => {
  const broken = { ...ratings, values: ratings.values.map((value, at) => at === 3 ? NaN : value) };
  await assertRejects(() => trainSvd(broken), ReelmatchError, "Rating 3 is NaN");
  await assertRejects(() => trainSvd(ratings, { ...small, epochs: 0 }), ReelmatchError, "epochs");
  await assertRejects(
    () => trainSvd(ratings, { ...small, rate: 50 }),
    ReelmatchError,
    "smaller rate",
  );
  const stop = AbortSignal.abort();
  await assertRejects(() => trainSvd(ratings, small, { signal: stop }), ReelmatchError, "stopped");
});

Deno.test("a run taken up from any epoch ends in the same bits", async () => {
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
  const settings: SvdSettings = { ...small, epochs: 6, schedule: "cosine" };
  const whole = await trainSvd(ratings, settings, { checkpoints: keeping });
  assertEquals(states.map(({ epoch }) => epoch), [1, 2, 3, 4, 5, 6]);
  for (const state of states) {
    const load = () => Promise.resolve(state);
    const rest = await trainSvd(ratings, settings, { checkpoints: { ...keeping, load } });
    assertEquals(rest.toData(), whole.toData());
  }
});

Deno.test("a run that is asked to stop keeps the epoch it ends with", async () => {
  const stop = new AbortController();
  const kept: number[] = [];
  const checkpoints: Checkpoints = {
    load: () => Promise.resolve(null),
    offer: (_, state, now) => {
      if (now) kept.push(state().epoch);
      return Promise.resolve();
    },
  };
  const onEpoch = ({ epoch }: Progress): void => {
    if (epoch === 3) stop.abort();
  };
  const run = trainSvd(ratings, small, { onEpoch, checkpoints, signal: stop.signal });
  await assertRejects(() => run, ReelmatchError, "stopped on request after 3 of 40 epochs");
  assertEquals(kept, [3]);
});

Deno.test("intervals hold about as many held-out ratings as they should", async () => {
  const all = syntheticRatings({ people: 400, films: 300, ratings: 30_000 }, 5);
  const positions = (isTest: boolean): Int32Array =>
    Int32Array.from(all.values.keys()).filter((at) => (at % 5 === 0) === isTest);
  const model = await trainSvd(selectRatings(all, positions(false)));
  const test = selectRatings(all, positions(true));
  for (const [share, deviate] of [[0.5, 0.674490], [0.8, 1.281552], [0.95, 1.959964]]) {
    const inside = test.values.filter((value, at) => {
      const { mean, sd } = model.predict(model.profile(test.users[at]), test.items[at]);
      return Math.abs(value - mean) <= deviate * sd;
    });
    const covered = inside.length / test.values.length;
    assert(Math.abs(covered - share) < 0.04, `${covered} of ${share}`);
  }
});

Deno.test("many equal ratings leave no noise", async () => {
  const equal = { ...syntheticRatings({ people: 40, films: 60, ratings: 1500 }, 1) };
  const model = await trainSvd({ ...equal, values: equal.values.map(() => 3) });
  const { mean, sd } = model.predict(model.profile(0), 0);
  assertAlmostEquals(mean, 3, 0.05);
  assert(sd >= 0 && sd < 0.2);
});
