import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { type RatedBy, type RatingArrays, RatingSorter } from "./sort_ratings.ts";

interface Rating {
  readonly user: number;
  readonly item: number;
  readonly halves: number;
  readonly seconds: number;
}

const rating = fc.record({
  user: fc.oneof(fc.nat(20), fc.constant(2 ** 31 - 1)),
  item: fc.oneof(fc.nat(30), fc.constant(2 ** 31 - 1)),
  halves: fc.integer({ min: 1, max: 10 }),
  seconds: fc.oneof(fc.nat(), fc.constant(253_402_300_799)),
});
const ratings = fc.uniqueArray(rating, {
  selector: ({ user, item }) => `${user} ${item}`,
  maxLength: 200,
});

const ascending = (ids: readonly number[]): Int32Array => Int32Array.from(new Set(ids)).sort();

/** What a film is called in rows: two numbers each. */
const ALIASES = [(item: number) => item, (item: number) => item ^ 2 ** 30] as const;
const NO_FILM = 500;

function ratedBy(ratings: readonly Rating[]): RatedBy {
  const userIds = ascending(ratings.map(({ user }) => user));
  const itemIds = ascending(ratings.map(({ item }) => item));
  const aliases = ALIASES.flatMap((alias) => Array.from(itemIds, (id) => [alias(id), id]))
    .toSorted(([a], [b]) => a - b);
  const counts = Map.groupBy(ratings, ({ user }) => user);
  return {
    userIds,
    ratingCounts: userIds.map((id) => counts.get(id)?.length ?? 0),
    itemIds,
    aliases: {
      items: Int32Array.from(aliases, ([item]) => item),
      films: Int32Array.from(aliases, ([, film]) => film),
    },
  };
}

/** Adds ratings so many at a time. */
function sort(by: RatedBy, ratings: readonly Rating[], step: number): RatingArrays | null {
  const sorter = new RatingSorter(by, 7);
  for (let at = 0; at < ratings.length; at += step) {
    const rows = ratings.slice(at, at + step);
    const users = rows.map(({ user }) => user);
    const items = rows.map(({ user, item }) => ALIASES[user % 2](item));
    const moments = rows.map(({ halves, seconds }) => BigInt(seconds) << 4n | BigInt(halves));
    const columns = [Int32Array.from(users), Int32Array.from(items)] as const;
    if (!sorter.add(...columns, BigInt64Array.from(moments))) return null;
    const withoutFilm = [Int32Array.of(at), Int32Array.of(NO_FILM)] as const;
    if (!sorter.add(...withoutFilm, BigInt64Array.of(1n))) return null;
  }
  return sorter.finish();
}

Deno.test("ratings in any order are sorted by user and item, each with what belongs to it", () => {
  fc.assert(fc.property(ratings, fc.integer({ min: 1, max: 50 }), (ratings, step) => {
    const by = ratedBy(ratings);
    const sorted = sort(by, ratings, step);
    const plain = ratings.toSorted((a, b) => a.user - b.user || a.item - b.item);
    assertEquals(Array.from(sorted?.users ?? [], (user) => by.userIds[user]), plain.map(userOf));
    assertEquals(
      Array.from(sorted?.items ?? [], (item) => by.itemIds[item]),
      plain.map(({ item }) => item),
    );
    assertEquals(Array.from(sorted?.values ?? []), plain.map(({ halves }) => halves / 2));
    assertEquals(Array.from(sorted?.timestamps ?? []), plain.map(({ seconds }) => seconds));
  }));
});

const userOf = ({ user }: Rating): number => user;

Deno.test("ratings that are not those that were counted are noticed", () => {
  const some = fc.tuple(ratings, fc.integer({ min: 1, max: 50 }))
    .filter(([ratings]) => ratings.length > 0);
  fc.assert(fc.property(some, ([ratings, step]) => {
    const by = ratedBy(ratings);
    const [first] = ratings;
    assertEquals(sort(by, ratings.slice(1), step), null);
    assertEquals(sort(by, [...ratings, first], step), null);
    assertEquals(sort(by, [...ratings.slice(1), { ...first, user: 1e6 }], step), null);
    assertEquals(sort(by, [{ ...first, item: 1e6 }, ...ratings.slice(1)], step), null);
  }));
});
