import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { historiesOf } from "./histories.ts";
import { indexRatings } from "./index_ratings.ts";

const rows = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.nat(9), fc.nat(2)),
  { minLength: 1, maxLength: 60 },
);

Deno.test("a history is the latest rating of each item, items ascending", () => {
  fc.assert(fc.property(rows, (list) => {
    const ratings = indexRatings({
      users: Int32Array.from(list, ([user]) => user),
      items: Int32Array.from(list, ([, item]) => item),
      values: Float32Array.from(list, ([, , value]) => value),
      timestamps: Float64Array.from(list, ([, , , time]) => time),
    });
    const expected = Array.from({ length: ratings.nUsers }, (_, user) => {
      const latest = new Map<number, { time: number; value: number }>();
      ratings.users.forEach((owner, at) => {
        const [item, time] = [ratings.items[at], ratings.timestamps[at]];
        if (owner !== user || time < (latest.get(item)?.time ?? -1)) return;
        latest.set(item, { time, value: ratings.values[at] });
      });
      const items = [...latest.keys()].sort((a, b) => a - b);
      return { items, values: items.map((item) => latest.get(item)?.value) };
    });
    assertEquals(
      historiesOf(ratings).map(({ items, values }) => ({ items: [...items], values: [...values] })),
      expected,
    );
  }));
});
