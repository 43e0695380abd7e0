import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { blockRounds, cutInBlocks, rangesOf } from "./blocks.ts";
import { seededRandom } from "./random.ts";

const shapes = fc.record({
  nUsers: fc.integer({ min: 1, max: 20 }),
  nItems: fc.integer({ min: 1, max: 20 }),
  ratings: fc.integer({ min: 0, max: 200 }),
  sides: fc.integer({ min: 1, max: 6 }),
  seed: fc.integer(),
});

Deno.test("rounds of blocks meet every rating exactly once and no row twice at a time", () => {
  const law = fc.property(shapes, ({ nUsers, nItems, ratings, sides, seed }) => {
    const random = seededRandom(seed);
    const list = {
      users: Int32Array.from({ length: ratings }, () => random.integer(nUsers)),
      items: Int32Array.from({ length: ratings }, () => random.integer(nItems)),
      values: Float32Array.from({ length: ratings }, (_, at) => at),
    };
    const isLate = Uint8Array.from({ length: ratings }, () => random.integer(2));
    const into = {
      users: new Int32Array(ratings),
      items: new Int32Array(ratings),
      values: new Float32Array(ratings),
    };
    const { starts, lates, list: cut } = cutInBlocks(
      { ...list, nUsers, nItems },
      sides,
      into,
      isLate,
    );
    const met: number[] = [];
    for (const round of blockRounds(sides)) {
      const usedBy = new Map<string, number>();
      for (const block of round) {
        for (let place = starts[block]; place < starts[block + 1]; place++) {
          const rating = cut.values[place];
          met.push(rating);
          assert(cut.users[place] === list.users[rating], `person of rating ${rating}`);
          assert(cut.items[place] === list.items[rating], `film of rating ${rating}`);
          assert(isLate[rating] === (place < lates[block] ? 0 : 1), "on the wrong side");
          const isFirst = place === starts[block] || place === lates[block];
          assert(isFirst || rating > cut.values[place - 1], "out of order");
          for (const row of [`person ${cut.users[place]}`, `film ${cut.items[place]}`]) {
            assert((usedBy.get(row) ?? block) === block, `${row} is in two blocks of a round`);
            usedBy.set(row, block);
          }
        }
      }
    }
    assertEquals(met.sort((a, b) => a - b), [...list.values]);
  });
  fc.assert(law, { numRuns: 50 });
});

Deno.test("ranges follow one another and are of about as many ratings each", () => {
  const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 });
  fc.assert(fc.property(counts, fc.integer({ min: 1, max: 9 }), (list, sides) => {
    const ranges = rangesOf(Int32Array.from(list), sides);
    const total = list.reduce((sum, count) => sum + count, 0);
    const shares = new Array<number>(sides).fill(0);
    ranges.forEach((range, row) => {
      assert(range < sides && range >= (ranges[row - 1] ?? 0));
      shares[range] += list[row];
    });
    const largest = Math.max(...list);
    for (const share of shares) assert(Math.abs(share - total / sides) <= largest + 1e-9);
  }));
});
