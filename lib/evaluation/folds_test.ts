import { assert, assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { syntheticRatings } from "../models/synthetic.ts";
import { foldNames, randomFolds, splitFolds } from "./folds.ts";

const ratings = syntheticRatings({ people: 20, films: 30, ratings: 303 }, 1);

Deno.test("random folds are even, seeded and need enough ratings", () => {
  const folds = randomFolds(303, 5, 1);
  const sizes = foldNames(folds).map((fold) => folds.filter((other) => other === fold).length);
  assertEquals(sizes, [61, 61, 61, 60, 60]);
  assertEquals(randomFolds(303, 5, 1), folds);
  assert(randomFolds(303, 5, 2).some((fold, at) => fold !== folds[at]));
  assertThrows(() => randomFolds(4, 5, 1), ReelmatchError, "4 ratings");
});

Deno.test("a split gives every rating of its folds to one side", () => {
  const folds = randomFolds(303, 5, 1);
  const { train, test } = splitFolds(ratings, folds, [1, 2, 4], [0]);
  assertEquals([train.values.length, test.values.length], [182, 61]);
  assertEquals([train.nUsers, test.nItems], [ratings.nUsers, ratings.nItems]);
  assertThrows(() => splitFolds(ratings, folds, [1, 2], [2]), ReelmatchError, "Fold 2");
  assertThrows(() => splitFolds(ratings, folds, [1, 2], [9]), ReelmatchError, "fold 9");
});
