import { assert, assertAlmostEquals, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { inverse, Matrix } from "ml-matrix";
import { ReelmatchError } from "../../errors.ts";
import type { Checkpoints, TrainingState } from "../checkpoints.ts";
import { historiesOf } from "../histories.ts";
import { startTeam } from "../kernel/team.ts";
import { syntheticRatings } from "../synthetic.ts";
import { DEFAULT_ALS, trainAls } from "./als.ts";
import { foldedGrades, gradesOf, gradingOf } from "./grade.ts";

const ratings = syntheticRatings({ people: 50, films: 40, ratings: 900 }, 2);
const settings = { ...DEFAULT_ALS, factors: 8, iterations: 5 };
const model = await trainAls(ratings, settings);
const histories = historiesOf(ratings);
const { factors: rank, unobserved, regularization } = settings;
const grading = gradingOf(ratings.values, settings.gradeWeight, settings.gradePull);

/** A person's vector, from the normal equations written out. */
function personOf(itemFactors: ArrayLike<number>, items: Int32Array, grades: Float32Array) {
  const q = Matrix.from1DArray(ratings.nItems, rank, Array.from(itemFactors));
  const own = new Matrix(Array.from(items, (item) => q.getRow(item)));
  const penalty = regularization * (items.length + unobserved * ratings.nItems);
  const normal = q.transpose().mmul(q).mul(unobserved).add(own.transpose().mmul(own))
    .add(Matrix.eye(rank).mul(penalty));
  return inverse(normal).mmul(own.transpose()).mmul(Matrix.columnVector([...grades]));
}

/** The loss that ALS minimises, people at their own minimum, written out over every cell. */
async function lossOf(iterations: number): Promise<number> {
  const trained = await trainAls(ratings, { ...settings, iterations });
  const itemFactors = trained.toData().tensors.item_factors.data;
  const q = Matrix.from1DArray(ratings.nItems, rank, Array.from(itemFactors));
  const counts = new Float64Array(ratings.nItems);
  let loss = 0;
  for (const history of histories) {
    const grades = gradesOf(history, grading);
    const person = personOf(itemFactors, history.items, grades);
    const scores = q.mmul(person).to1DArray();
    scores.forEach((score) => loss += unobserved * score * score);
    history.items.forEach((item, at) => {
      loss += (scores[item] - grades[at]) ** 2;
      counts[item]++;
    });
    const penalty = regularization * (history.items.length + unobserved * ratings.nItems);
    loss += penalty * person.norm() ** 2;
  }
  counts.forEach((count, item) => {
    const penalty = regularization * (count + unobserved * ratings.nUsers);
    for (let d = 0; d < rank; d++) loss += penalty * itemFactors[item * rank + d] ** 2;
  });
  return loss;
}

Deno.test("the loss never rises", async () => {
  const losses = await Promise.all([1, 2, 3, 4, 8].map(lossOf));
  losses.slice(1).forEach((loss, at) => assert(loss <= losses[at] * (1 + 1e-6)));
});

Deno.test("folding in solves the normal equations of the person", () => {
  const history = histories[5];
  const itemFactors = model.toData().tensors.item_factors.data;
  const expected = personOf(itemFactors, history.items, foldedGrades(history, grading));
  model.foldIn(history).factors.forEach((factor, d) =>
    assertAlmostEquals(factor, expected.get(d, 0), 1e-4)
  );
});

Deno.test("any number of threads gives the same bits", async () => {
  using team = startTeam(3);
  assertEquals((await trainAls(ratings, settings, { team })).toData(), model.toData());
});

Deno.test("a run taken up from any of its iterations ends with the same bits", async () => {
  const states: TrainingState[] = [];
  const keeping: Checkpoints = {
    load: () => Promise.resolve(states.at(-1) ?? null),
    offer: (_run, state) => Promise.resolve(void states.push(state())),
  };
  await trainAls(ratings, settings, { checkpoints: keeping });
  assertEquals(states.map(({ epoch }) => epoch), [1, 2, 3, 4, 5]);
  for (const state of states) {
    const checkpoints = { ...keeping, load: () => Promise.resolve(state) };
    assertEquals(
      (await trainAls(ratings, settings, { checkpoints })).toData(),
      model.toData(),
    );
  }
});

Deno.test("liking a film weighs more than having seen it", () => {
  const items = Int32Array.of(0, 1, 2, 3);
  const scoreOf = (value: number): number =>
    model.scores(model.foldIn({ items, values: Float32Array.of(value, 3, 3, 3) }))[0];
  assert(scoreOf(5) > scoreOf(3) && scoreOf(3) > scoreOf(0.5));
});

Deno.test("a rarely rated film is not led by its similarity", () => {
  const [first] = model.similar(0, 1);
  assertEquals(model.similar(0, 5).length, 5);
  assert(first.similarity <= model.similarity(0, first.item));
  assertAlmostEquals(model.similarity(3, 3), 1, 1e-6);
});

Deno.test("what cannot be folded in or trained is refused in words", async () => {
  const twice = { items: Int32Array.of(1, 1), values: Float32Array.of(3, 4) };
  assertThrows(() => model.foldIn(twice), ReelmatchError, "twice");
  const unknown = { items: Int32Array.of(99), values: Float32Array.of(3) };
  assertThrows(() => model.foldIn(unknown), ReelmatchError, "Item 99");
  const none = { ...settings, factors: 0 };
  await assertRejects(() => trainAls(ratings, none), ReelmatchError, "0 factors");
});
