import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { reasonCards } from "./cards.ts";

const reason = fc.record({
  id: fc.integer({ min: 1 }),
  title: fc.string(),
  share: fc.double({ min: -1, max: 1, noNaN: true }),
});

Deno.test("reasons are few, speak for the film and are shares of its score", () => {
  fc.assert(
    fc.property(fc.array(reason), fc.double({ min: 0.01, max: 9, noNaN: true }), (all, score) => {
      const cards = reasonCards(all, score);
      assert(cards.length <= 3);
      for (const card of cards) {
        assertEquals(card.share, Math.round(card.share * 1000) / 1000);
        assert(card.share > 0 && card.share <= 1);
        assert(all.some(({ id, title }) => id === card.id && title === card.title));
      }
    }),
  );
});

Deno.test("a score that is nothing has no reasons", () => {
  assertEquals(reasonCards([{ id: 1, title: "Heat", share: 0.5 }], 0), []);
  assertEquals(reasonCards([{ id: 1, title: "Heat", share: 0.5 }], NaN), []);
  assertEquals(reasonCards([{ id: 1, title: "Heat", share: 5e-324 }], 9), [], "rounded to nothing");
});
