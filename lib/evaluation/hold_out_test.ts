import { assert, assertEquals } from "@std/assert";
import type { Ratings } from "../models/ratings.ts";
import { syntheticRatings } from "../models/synthetic.ts";
import { holdOut } from "./hold_out.ts";

const make = () => syntheticRatings({ people: 300, films: 200, ratings: 9000 }, 3);
const rows = ({ users, items, values, timestamps }: Ratings): string[] =>
  Array.from(values, (value, at) => `${users[at]} ${items[at]} ${value} ${timestamps[at]}`);

const sorted = (list: readonly string[]): string => list.toSorted().join();

Deno.test("a few ratings are not held out", () => {
  assertEquals(holdOut(make(), 1, { least: 9001, most: 10_000, people: 5 }), null);
});

Deno.test("of many ratings a fifth of some people's is held out, in place and in order", () => {
  const ratings = make();
  const before = rows(ratings);
  const rule = { least: 1, most: 8999, people: 60 };
  const held = holdOut(ratings, 1, rule);
  assert(held !== null && held.isSmall);
  const { train, test } = held.split;
  assertEquals(train.values.buffer, ratings.values.buffer);
  assertEquals(sorted([...rows(train), ...rows(test)]), sorted(before));
  const isTest = new Set(rows(test));
  assertEquals(rows(train).join(), before.filter((row) => !isTest.has(row)).join());
  const people = new Set(test.users);
  assert(people.size > 30 && people.size < 90, `${people.size} people`);
  const theirs = before.filter((row) => people.has(Number(row.split(" ")[0]))).length;
  assert(Math.abs(test.values.length / theirs - 0.2) < 0.05);
  assertEquals(rows(holdOut(make(), 1, rule)?.split.test ?? ratings).join(), rows(test).join());
});

Deno.test("of not so many a fifth of everybody's is held out, in copies", () => {
  const ratings = make();
  const before = rows(ratings);
  const held = holdOut(ratings, 1);
  assert(held !== null && !held.isSmall);
  assertEquals(rows(ratings).join(), before.join());
  assertEquals(sorted([...rows(held.split.train), ...rows(held.split.test)]), sorted(before));
});
