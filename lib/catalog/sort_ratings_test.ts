import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { sortRatings } from "./sort_ratings.ts";

Deno.test("ratings are sorted by user and item, each with what belongs to it", () => {
  const pair = fc.record({
    user: fc.nat(9),
    item: fc.nat(19),
    value: fc.nat(10),
    time: fc.nat(1000),
  });
  const pairs = fc.uniqueArray(pair, { selector: ({ user, item }) => `${user} ${item}` });
  fc.assert(fc.property(pairs, (ratings) => {
    const sorted = sortRatings({
      users: Int32Array.from(ratings, ({ user }) => user),
      items: Int32Array.from(ratings, ({ item }) => item),
      values: Float32Array.from(ratings, ({ value }) => value),
      timestamps: Float64Array.from(ratings, ({ time }) => time),
    }, { nUsers: 10 });
    const plain = ratings.toSorted((a, b) => a.user - b.user || a.item - b.item);
    assertEquals(Array.from(sorted.users), plain.map(({ user }) => user));
    assertEquals(Array.from(sorted.items), plain.map(({ item }) => item));
    assertEquals(Array.from(sorted.values), plain.map(({ value }) => value));
    assertEquals(Array.from(sorted.timestamps), plain.map(({ time }) => time));
  }));
});
