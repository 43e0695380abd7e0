import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { inverse, Matrix } from "ml-matrix";
import type { TasteModel } from "../heads.ts";
import { historiesOf } from "../histories.ts";
import { startTeam } from "../kernel/team.ts";
import { seededRandom } from "../random.ts";
import type { Ratings } from "../ratings.ts";
import { syntheticRatings } from "../synthetic.ts";
import { DEFAULT_TASTE, TASTE_TRAINERS } from "../trainers.ts";
import { DEFAULT_ALS, trainAls } from "./als.ts";
import { DEFAULT_BLEND, trainBlend } from "./blend.ts";
import { DEFAULT_EASE, trainEase } from "./ease.ts";
import { foldedGrades, gradesOf, gradingOf } from "./grade.ts";

const ratings = syntheticRatings({ people: 50, films: 40, ratings: 900 }, 2);
const histories = historiesOf(ratings);

const HEAD = { ...DEFAULT_EASE, mostPeople: 0, head: 30 };

/** Every taste head with tastes, and those that large data has. */
const trainers: Readonly<Record<string, (ratings: Ratings) => TasteModel | Promise<TasteModel>>> = {
  ...Object.fromEntries(
    Object.entries(TASTE_TRAINERS)
      .filter(([name]) => name !== "popularity")
      .map(([name, train]) => [name, (ratings: Ratings) => train(ratings, 1)]),
  ),
  "ease-head": (ratings) => trainEase(ratings, HEAD),
  "blend with a head": (ratings) => trainBlend(ratings, { ...DEFAULT_BLEND, ease: HEAD }),
};

/** The same ratings with people, or films, in another order: `places[index]` is the new index. */
const reordered = (indices: Int32Array, places: Int32Array): Int32Array =>
  indices.map((index) => places[index]);

function shuffled(count: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const keys = Float64Array.from({ length: count }, () => random.uniform());
  return Int32Array.from(keys.keys()).sort((a, b) => keys[a] - keys[b]);
}

/** Ratings with five more films that three people each rated, the same three of all. */
const withRareFilms: Ratings = (() => {
  const rare = Array.from({ length: 15 }, (_, at) => ({ user: at % 3, item: 40 + at % 5 }));
  return {
    ...ratings,
    nItems: 45,
    itemIds: Int32Array.from({ length: 45 }, (_, item) => item + 1),
    users: Int32Array.of(...ratings.users, ...rare.map(({ user }) => user)),
    items: Int32Array.of(...ratings.items, ...rare.map(({ item }) => item)),
    values: Float32Array.of(...ratings.values, ...rare.map(() => 5)),
    timestamps: Float64Array.of(...ratings.timestamps, ...rare.map(() => 1_000_000_000)),
  };
})();

for (const [name, train] of Object.entries(trainers)) {
  const model = await train(ratings);

  Deno.test(`"${name}": the shares of a person's films sum to the score`, () => {
    for (const history of histories.slice(0, 8)) {
      const profile = model.foldIn(history);
      const scores = model.scores(profile);
      for (let item = 0; item < ratings.nItems; item++) {
        const shares = model.explain(profile, item);
        assertEquals(shares.length, history.items.length);
        const sum = shares.reduce((total, share) => total + share, 0);
        assertAlmostEquals(sum, scores[item], 1e-4 * (1 + Math.abs(sum)));
      }
    }
  });

  Deno.test(`"${name}": the same seed gives the same bits`, async () => {
    assertEquals((await train(ratings)).toData(), model.toData());
  });

  Deno.test(`"${name}": similarities are symmetric, 1 for the same and damped in lists`, () => {
    assertAlmostEquals(model.similarity(2, 2), 1, 1e-5);
    assertAlmostEquals(model.similarity(2, 9), model.similarity(9, 2), 1e-6);
    const list = model.similar(2, 7);
    assert(list.every(({ item }) => item !== 2) && list.length === 7);
    assert(list.every(({ item, similarity }) => similarity <= model.similarity(2, item) + 1e-6));
  });

  Deno.test(`"${name}": people in another order get the same scores`, async () => {
    const users = reordered(ratings.users, shuffled(ratings.nUsers, 5));
    const other = await train({ ...ratings, users });
    for (const history of histories.slice(0, 5)) {
      const expected = model.scores(model.foldIn(history));
      other.scores(other.foldIn(history)).forEach((score, item) =>
        assertAlmostEquals(score, expected[item], 2e-3 * (1 + Math.abs(expected[item])))
      );
    }
  });

  Deno.test(`"${name}": a film with three ratings comes first beside no other`, async () => {
    const trained = await train(withRareFilms);
    for (let item = 0; item < 40; item++) {
      assert(trained.similar(item, 1).every((nearest) => nearest.item < 40));
    }
  });

  Deno.test(`"${name}": nothing rated, nothing scored`, () => {
    const profile = model.foldIn({ items: new Int32Array(), values: new Float32Array() });
    assert(model.scores(profile).every((score) => score === 0));
    assertEquals(model.explain(profile, 3).length, 0);
  });
}

Deno.test("the default is one of the trainers", () => {
  assert(Object.hasOwn(TASTE_TRAINERS, DEFAULT_TASTE));
});

Deno.test("films in another order get EASE's scores in that order", async () => {
  const places = shuffled(ratings.nItems, 6);
  for (const settings of [DEFAULT_EASE, { ...HEAD, head: 40 }]) {
    const model: TasteModel = await trainEase(ratings, settings);
    const items = reordered(ratings.items, places);
    const other: TasteModel = await trainEase({ ...ratings, items }, settings);
    for (const history of histories.slice(0, 5)) {
      const expected = model.scores(model.foldIn(history));
      const moved = { items: reordered(history.items, places), values: history.values };
      const scores = other.scores(other.foldIn(moved));
      expected.forEach((score, item) => assertAlmostEquals(scores[places[item]], score, 1e-4));
    }
  }
});

Deno.test("films in another order get ALS's scores alike, within the luck of its start", async () => {
  // random numbers belong to places, so another order is another start
  const places = shuffled(ratings.nItems, 6);
  const items = reordered(ratings.items, places);
  const settings = { ...DEFAULT_ALS, factors: 4, iterations: 60 };
  const model: TasteModel = await trainAls(ratings, settings);
  const moved: TasteModel = await trainAls({ ...ratings, items }, settings);
  const reseeded: TasteModel = await trainAls(ratings, { ...settings, seed: settings.seed + 1 });
  let [difference, luck, size] = [0, 0, 0];
  for (const history of histories) {
    const there = { ...history, items: reordered(history.items, places) };
    const others = [moved.scores(moved.foldIn(there)), reseeded.scores(reseeded.foldIn(history))];
    model.scores(model.foldIn(history)).forEach((score, item) => {
      difference += (others[0][places[item]] - score) ** 2;
      luck += (others[1][item] - score) ** 2;
      size += score ** 2;
    });
  }
  assert(difference < 2 * luck && luck < 0.05 * size, `${difference}, ${luck} of ${size}`);
});

/** More films than people, some without a rating. */
const wide = { ...ratings, nItems: 60 };

for (const mostPeople of [ratings.nUsers, 0]) {
  const form = mostPeople > 0 ? "over people" : "over films";

  Deno.test(`EASE ${form} scores as its closed form, and any number of threads alike`, async () => {
    const settings = { ...DEFAULT_EASE, popularDiscount: 0, mostPeople };
    const model: TasteModel = await trainEase(wide, settings);
    using team = startTeam(2);
    assertEquals((await trainEase(wide, settings, { team })).toData(), model.toData());
    const grading = gradingOf(ratings.values, DEFAULT_EASE.gradeWeight, DEFAULT_EASE.gradePull);
    const rows = Matrix.zeros(wide.nUsers, wide.nItems);
    const total = histories.reduce((sum, { items }) => sum + items.length, 0);
    const inputs = histories.map((history, user) => {
      const weight = (history.items.length * ratings.nUsers / total) ** -DEFAULT_EASE.busyDiscount;
      const grades = gradesOf(history, grading);
      const folded = foldedGrades(history, grading);
      const input = new Array<number>(wide.nItems).fill(0);
      history.items.forEach((item, at) => {
        input[item] = folded[at];
        rows.set(user, item, Math.sqrt(weight) * grades[at]);
      });
      return input;
    });
    const p = inverse(
      rows.transpose().mmul(rows).add(Matrix.eye(wide.nItems).mul(DEFAULT_EASE.regularization)),
    );
    histories.slice(0, 10).forEach((history, user) => {
      const scores = model.scores(model.foldIn(history));
      for (let item = 0; item < wide.nItems; item++) {
        let expected = 0;
        for (let other = 0; other < wide.nItems; other++) {
          if (other !== item) {
            expected -= inputs[user][other] * p.get(other, item) / p.get(item, item);
          }
        }
        assertAlmostEquals(scores[item], expected, 1e-4);
      }
    });
  });
}
