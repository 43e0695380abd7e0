import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { inBlocks } from "./blocks.ts";
import { seededRandom } from "./random.ts";

const shapes = fc.record({
  nUsers: fc.integer({ min: 1, max: 20 }),
  nItems: fc.integer({ min: 1, max: 20 }),
  ratings: fc.integer({ min: 0, max: 200 }),
  count: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer(),
});

Deno.test("blocks hold every rating exactly once, one block after another", () => {
  fc.assert(fc.property(shapes, ({ nUsers, nItems, ratings, count, seed }) => {
    const random = seededRandom(seed);
    const list = {
      users: Int32Array.from({ length: ratings }, () => random.integer(nUsers)),
      items: Int32Array.from({ length: ratings }, () => random.integer(nItems)),
      values: Float32Array.from({ length: ratings }, (_, at) => at),
    };
    const blocked = inBlocks(list, nUsers, nItems, count);
    assertEquals([...blocked.values].sort((a, b) => a - b), [...list.values]);
    const left = new Set<string>();
    let present = "";
    blocked.values.forEach((at, place) => {
      assertEquals(
        [blocked.users[place], blocked.items[place]],
        [list.users[at], list.items[at]],
      );
      const block = [[list.users[at], nUsers], [list.items[at], nItems]]
        .map(([row, rows]) => Math.floor(row * count / rows)).join();
      if (block === present) return;
      assert(!left.has(block), `block ${block} was left and entered again`);
      left.add(present = block);
    });
  }));
});
