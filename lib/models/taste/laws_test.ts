import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { inverse, Matrix } from "ml-matrix";
import type { TasteModel } from "../heads.ts";
import { historiesOf } from "../histories.ts";
import { startTeam } from "../kernel/team.ts";
import { syntheticRatings } from "../synthetic.ts";
import { DEFAULT_TASTE, TASTE_TRAINERS } from "../trainers.ts";
import { DEFAULT_EASE, trainEase } from "./ease.ts";
import { foldedGrades, gradesOf, gradingOf } from "./grade.ts";

const ratings = syntheticRatings({ people: 50, films: 40, ratings: 900 }, 2);
const histories = historiesOf(ratings);

for (const [name, train] of Object.entries(TASTE_TRAINERS)) {
  if (name === "popularity") continue;
  const model = await train(ratings, 1);

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
    assertEquals((await train(ratings, 1)).toData(), model.toData());
  });

  Deno.test(`"${name}": similarities are symmetric, 1 for the same and damped in lists`, () => {
    assertAlmostEquals(model.similarity(2, 2), 1, 1e-5);
    assertAlmostEquals(model.similarity(2, 9), model.similarity(9, 2), 1e-9);
    const list = model.similar(2, 7);
    assert(list.every(({ item }) => item !== 2) && list.length === 7);
    assert(list.every(({ item, similarity }) => similarity <= model.similarity(2, item) + 1e-6));
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
