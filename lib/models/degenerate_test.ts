import { assert } from "@std/assert";
import { historiesOf } from "./histories.ts";
import { indexRatings, selectRatings } from "./index_ratings.ts";
import type { Ratings } from "./ratings.ts";
import { STARS_TRAINERS, TASTE_TRAINERS } from "./trainers.ts";

type Row = readonly [person: number, film: number, value: number];

const of = (rows: readonly Row[]): Ratings =>
  indexRatings({
    users: Int32Array.from(rows, ([person]) => person),
    items: Int32Array.from(rows, ([, film]) => film),
    values: Float32Array.from(rows, ([, , value]) => value),
    timestamps: Float64Array.from(rows, (_, at) => at),
  });

const grid = (people: number, films: number, value: (at: number) => number): Row[] =>
  Array.from(
    { length: people * films },
    (_, at) => [at % people, Math.floor(at / people), value(at)],
  );

const everything = grid(5, 6, (at) => 1 + at % 5);
const cases: Readonly<Record<string, Ratings>> = {
  "one rating": of([[1, 1, 4]]),
  "one person": of([[1, 1, 4], [1, 2, 2], [1, 3, 5]]),
  "one film": of([[1, 1, 4], [2, 1, 2], [3, 1, 5]]),
  "all ratings equal": of(grid(4, 4, () => 3)),
  "everybody rated everything": of(everything),
  "a film that nobody rated in training": selectRatings(
    of(everything),
    Int32Array.from({ length: 25 }, (_, at) => at),
  ),
  "repeated pairs": of([...everything, ...everything.map(([p, f, v]) => [p, f, 6 - v] as const)]),
  "a scale of 0 to 100": of(grid(6, 5, (at) => (at * 37) % 101)),
  "a scale of 1 to 10": of(grid(6, 5, (at) => 1 + (at * 7) % 10)),
  "negative ratings": of(grid(4, 5, (at) => (at * 7) % 11 - 5)),
};

for (const [what, ratings] of Object.entries(cases)) {
  Deno.test(`${what}: every stars head predicts within the scale`, async () => {
    const { min, max } = ratings.scale;
    for (const [name, train] of Object.entries(STARS_TRAINERS)) {
      // descent has a rate for stars; on scales far wider it says so instead
      if (name.startsWith("svd") && max - min > 20) continue;
      const model = await train(ratings, 1);
      const profiles = [model.profile(0), model.foldIn(historiesOf(ratings)[0])];
      for (const profile of profiles) {
        for (let item = 0; item < ratings.nItems; item++) {
          const { mean, sd } = model.predict(profile, item);
          assert(mean >= min && mean <= max && sd >= 0, `${name}: ${mean} ± ${sd}`);
        }
      }
    }
  });

  Deno.test(`${what}: every taste head gives finite scores`, async () => {
    for (const [name, train] of Object.entries(TASTE_TRAINERS)) {
      const model = await train(ratings, 1);
      for (const history of historiesOf(ratings)) {
        const scores = model.scores(model.foldIn(history));
        assert(scores.every(Number.isFinite), `${name}: ${scores}`);
      }
      assert(model.similar(0, 3).every(({ similarity }) => Number.isFinite(similarity)), name);
    }
  });
}
