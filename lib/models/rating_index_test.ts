import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { indexRatings } from "./index_ratings.ts";
import { ratingIndexData, reviveRatingIndex } from "./rating_index.ts";

const rated = fc.uniqueArray(
  fc.record({
    user: fc.integer({ min: 1, max: 9 }),
    item: fc.integer({ min: 1, max: 30 }),
    value: fc.constantFrom(0.5, 2, 3.5, 5),
  }),
  { minLength: 1, maxLength: 60, selector: ({ user, item }) => user * 100 + item },
);

Deno.test("everybody's history is what they rated, in the order of the ratings", () => {
  const inOrder = rated.map((rows) => rows.toSorted((a, b) => a.user - b.user));
  fc.assert(fc.property(fc.oneof(rated, inOrder), (rows) => {
    const index = reviveRatingIndex(ratingIndexData(indexRatings({
      users: Int32Array.from(rows, ({ user }) => user),
      items: Int32Array.from(rows, ({ item }) => item),
      values: Float32Array.from(rows, ({ value }) => value),
      timestamps: new Float64Array(rows.length),
    })));
    let total = 0;
    index.userIds.forEach((id, user) => {
      const { items, values } = index.history(user);
      const own = rows.filter((row) => row.user === id);
      assertEquals(Array.from(items, (item) => index.itemIds[item]), own.map(({ item }) => item));
      assertEquals([...values], own.map(({ value }) => value));
      total += items.length;
    });
    assert(total === rows.length);
  }));
});
