import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { readRatings, writeRatings } from "./ratings_text.ts";

const given = fc.record({
  id: fc.integer({ min: 1, max: 2_147_483_647 }),
  rating: fc.integer({ min: 1, max: 10 }).map((halves) => halves / 2),
});

Deno.test("ratings survive the way through an address", () => {
  fc.assert(fc.property(fc.uniqueArray(given, { selector: ({ id }) => id }), (ratings) => {
    const text = writeRatings(ratings);
    assertEquals(readRatings(text), ratings);
    assertEquals(new URLSearchParams({ text }).toString(), `text=${text}`, "needs no escaping");
  }));
});

Deno.test("what is no list of ratings is refused", () => {
  for (
    const text of [
      "603",
      "603-",
      "603-6",
      "603-0",
      "603-4.25",
      "0-4",
      "x-4",
      "603-4_",
      "-1-4",
      "9999999999-4",
    ]
  ) {
    assertEquals(readRatings(text), null, text);
  }
});

Deno.test("the last rating of a film counts", () => {
  assertEquals(readRatings("603-4_550-3_603-1"), [
    { id: 603, rating: 1 },
    { id: 550, rating: 3 },
  ]);
});
