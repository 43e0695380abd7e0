import { assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { historiesOf } from "./histories.ts";
import { indexRatings, selectRatings } from "./index_ratings.ts";

const ratings = indexRatings({
  users: Int32Array.of(7, -3, 7, 7),
  items: Int32Array.of(900, 900, 2_000_000_000, 900),
  values: Float32Array.of(4, 1, 5, 2),
  timestamps: Float64Array.of(10, 20, 30, 40),
});

Deno.test("ids become dense indices in ascending order, ratings keep theirs", () => {
  assertEquals([...ratings.userIds], [-3, 7]);
  assertEquals([...ratings.itemIds], [900, 2_000_000_000]);
  assertEquals([...ratings.users], [1, 0, 1, 1]);
  assertEquals([...ratings.items], [0, 0, 1, 0]);
  assertEquals(ratings.scale, { min: 1, max: 5 });
});

Deno.test("a selection keeps people, items and scale", () => {
  const some = selectRatings(ratings, Int32Array.of(2));
  assertEquals([some.nUsers, some.nItems, some.scale], [2, 2, ratings.scale]);
  assertEquals([[...some.users], [...some.items], [...some.values]], [[1], [1], [5]]);
});

Deno.test("a history has each item once, with its latest rating", () => {
  const [first, second] = historiesOf(ratings);
  assertEquals([[...first.items], [...first.values]], [[0], [1]]);
  assertEquals([[...second.items], [...second.values]], [[0, 1], [2, 5]]);
});

Deno.test("columns of different lengths and no ratings at all are refused", () => {
  const empty = { users: new Int32Array(), items: new Int32Array(), values: new Float32Array() };
  assertThrows(
    () => indexRatings({ ...empty, timestamps: new Float64Array() }),
    ReelmatchError,
    "no ratings",
  );
  assertThrows(
    () =>
      indexRatings({
        ...empty,
        values: Float32Array.of(1),
        timestamps: Float64Array.of(1),
      }),
    ReelmatchError,
    "differ in length",
  );
});
