import { assert, assertAlmostEquals } from "@std/assert";
import fc from "fast-check";
import { foldedGrades, gradesOf, likingsOf } from "./grade.ts";

const grading = { mean: 3.5, sd: 1.05, weight: 0.35, pull: 2 };
const stars = fc.array(fc.integer({ min: 1, max: 10 }).map((halves) => halves / 2), {
  minLength: 1,
  maxLength: 40,
});
const historyOf = (values: readonly number[]) => ({
  items: Int32Array.from(values, (_, item) => item),
  values: Float32Array.from(values),
});

Deno.test("a higher rating of the same person is a higher grade and a greater liking", () => {
  fc.assert(fc.property(stars, (values) => {
    for (const  of of[gradesOf, likingsOf]) {
      const grades = of(historyOf(values), grading);
      values.forEach((a, at) =>
        values.forEach((b, other) => assert(a <= b || grades[at] > grades[other]))
      );
    }
  }));
});

Deno.test("two stars or fewer are dislikes whatever else a person rated, four and a half or more likings", () => {
  fc.assert(fc.property(stars, (values) => {
    likingsOf(historyOf(values), grading).forEach((liking, at) => {
      assert(values[at] > 2 || liking < 0, `${values[at]} among ${values}`);
      assert(values[at] < 4.5 || liking > 0, `${values[at]} among ${values}`);
    });
  }));
});

Deno.test("folded in, dislikes count less the fewer films a person rated, likings in full", () => {
  fc.assert(fc.property(stars, (values) => {
    const history = historyOf(values);
    const [whole, folded] = [gradesOf(history, grading), foldedGrades(history, grading)];
    const trust = values.length / (values.length + 5);
    likingsOf(history, grading).forEach((liking, at) => {
      const expected = liking > 0 || whole[at] < 0 ? whole[at] : trust * whole[at];
      assertAlmostEquals(folded[at], expected, 1e-6);
    });
  }));
});
