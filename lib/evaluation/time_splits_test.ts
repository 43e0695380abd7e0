import { assert, assertEquals, assertThrows } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { syntheticRatings } from "../models/synthetic.ts";
import { splitByDate, splitByLast } from "./time_splits.ts";

const ratings = syntheticRatings({ people: 20, films: 30, ratings: 303 }, 1);

Deno.test("of each person the latest ratings are held out", () => {
  const { train, test } = splitByLast(ratings, 0.2);
  assertEquals(train.values.length + test.values.length, 303);
  for (let user = 0; user < ratings.nUsers; user++) {
    const times = [train, test].map((side) =>
      [...side.timestamps].filter((_, at) => side.users[at] === user)
    );
    assertEquals(times[1].length, Math.floor((times[0].length + times[1].length) * 0.2));
    assert(Math.max(...times[0], -Infinity) <= Math.min(...times[1], Infinity));
  }
});

Deno.test("after one date everything is held out, a fifth at most", () => {
  const { train, test } = splitByDate(ratings, 0.2);
  assertEquals(train.values.length + test.values.length, 303);
  assert(Math.max(...train.timestamps) < Math.min(...test.timestamps));
  assert(test.values.length <= 0.2 * 303 && test.values.length >= 0.15 * 303);
  const together = { ...ratings, timestamps: ratings.timestamps.map(() => 7) };
  assertThrows(() => splitByDate(together), ReelmatchError, "times that differ");
});
