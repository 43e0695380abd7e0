import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { MAX_ID } from "../ids.ts";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import type { Catalog } from "./connection.ts";
import { MAX_SECONDS } from "./rating_rules.ts";

/** Items 1 and 2 are one film, 5 and 7 have no link, 6 leads nowhere. */
const LINKS = "movieId,imdbId,tmdbId\n1,,30\n2,,30\n3,,10\n4,,20\n6,,\n";
const MOVIES = "movieId,title,genres\n1,A,\n2,A,\n3,B,\n4,C,\n6,D,\n";
const FILMS: ReadonlyMap<number, number> = new Map([[1, 30], [2, 30], [3, 10], [4, 20]]);

async function rowsOf(catalog: Catalog, sql: string): Promise<number[][]> {
  const reader = await catalog.connection.runAndReadAll(sql);
  return reader.getRowsJS().map((row) => row.map(Number));
}

const textOf = (rows: readonly (readonly number[])[]): string =>
  `${[RATINGS_HEADER, ...rows.map((row) => row.join(","))].join("\n")}\n`;

interface Rating {
  readonly user: number;
  readonly item: number;
  readonly stars: number;
  readonly seconds: number;
}

const rating: fc.Arbitrary<Rating> = fc.record({
  user: fc.constantFrom(1, 2, 3, MAX_ID - 1, MAX_ID),
  item: fc.integer({ min: 1, max: 7 }),
  stars: fc.integer({ min: 1, max: 10 }).map((halves) => halves / 2),
  seconds: fc.constantFrom(0, 1, 1e9, 1e9 + 1, MAX_SECONDS),
});

/** How the rows of a file lie, which decides how they are read. */
const ORDERS: Readonly<Record<string, (a: Rating, b: Rating) => number>> = {
  none: () => 0,
  people: (a, b) => a.user - b.user,
  "people and items": (a, b) => a.user - b.user || a.item - b.item,
  items: (a, b) => a.item - b.item,
};

/** How many ratings have each key, by key. */
function tally(rows: readonly Rating[], key: (row: Rating) => readonly number[]): number[][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = key(row).join();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return inOrder([...counts].map(([name, count]) => [...name.split(",").map(Number), count]));
}

const inOrder = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((row) => [...row]).sort((a, b) => {
    const differing = a.findIndex((cell, at) => cell !== b[at]);
    return differing < 0 ? 0 : a[differing] - b[differing];
  });

const yearOf = (seconds: number): number => new Date(seconds * 1000).getUTCFullYear();

Deno.test("the tables hold what follows from a file's rows, in whichever order they lie", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(rating, { minLength: 1, maxLength: 60 }),
      fc.constantFrom(...Object.keys(ORDERS)),
      fc.boolean(),
      async (some, order, areOnce) => {
        const seen = new Set<string>();
        const isFirst = ({ user, item }: Rating): boolean =>
          seen.size < seen.add(`${user} ${item}`).size;
        const rows = [...(areOnce ? some.filter(isFirst) : some), {
          user: 4,
          item: 3,
          stars: 2,
          seconds: 9,
        }]
          .toSorted(ORDERS[order]);
        const newest = new Map<string, Rating>();
        for (const row of rows) {
          const film = FILMS.get(row.item);
          if (film === undefined) continue;
          const { seconds, stars } = newest.get(`${row.user} ${film}`) ?? { seconds: -1, stars: 0 };
          const isNewer = row.seconds > seconds || (row.seconds === seconds && row.stars > stars);
          if (isNewer) newest.set(`${row.user} ${film}`, { ...row, item: film });
        }
        const kept = [...newest.values()];
        const ratings = textOf(
          rows.map(({ user, item, stars, seconds }) => [user, item, stars, seconds]),
        );
        await inFolder((folder) =>
          withCatalog(folder, { ratings, links: LINKS, movies: MOVIES }, async ({ catalog }) => {
            assertEquals(
              await rowsOf(
                catalog,
                "SELECT user_id, film_id, rating, seconds FROM ratings ORDER BY ALL",
              ),
              inOrder(kept.map(({ user, item, stars, seconds }) => [user, item, stars, seconds])),
            );
            assertEquals(
              await rowsOf(
                catalog,
                "SELECT film_id, user_id, year, rating FROM film_ratings ORDER BY ALL",
              ),
              inOrder(
                kept.map(({ user, item, stars, seconds }) => [item, user, yearOf(seconds), stars]),
              ),
            );
            assertEquals(
              await rowsOf(catalog, "FROM film_histograms"),
              tally(kept, ({ item, stars }) => [item, stars]),
            );
            assertEquals(
              await rowsOf(catalog, "SELECT user_id, rating_count FROM people"),
              tally(kept, ({ user }) => [user]),
            );
            assertEquals(
              await rowsOf(
                catalog,
                "SELECT year, ratings FROM stat_ratings_by_year WHERE ratings > 0",
              ),
              tally(kept, ({ seconds }) => [yearOf(seconds)]),
            );
          })
        );
      },
    ),
    { numRuns: 8 },
  );
});

Deno.test("of two ratings that are alike, under two ids of one film, the same one stays every time", async () => {
  const people = Array.from({ length: 5000 }, (_, n) => n + 1);
  const ratings = textOf(people.flatMap((user) => [[user, 2, 4, 9], [user, 1, 4, 9]]));
  await inFolder((folder) =>
    withCatalog(folder, { ratings, links: LINKS, movies: MOVIES }, async ({ catalog }) => {
      assertEquals(
        await rowsOf(catalog, "SELECT item_id, count(*) FROM rating_rows GROUP BY item_id"),
        [[1, people.length]],
      );
    })
  );
});

Deno.test("a file in no order takes no more space than one in order of people", async () => {
  const people = Array.from({ length: 400_000 }, (_, n) => n + 1);
  const sizeOf = (users: readonly number[]): Promise<number> =>
    inFolder((folder) =>
      withCatalog(
        folder,
        {
          ratings: textOf(users.map((user) => [user, 1 + user % 4, 4, user * 7_919_999 % 1e9])),
          links: LINKS,
          movies: MOVIES,
        },
        async ({ catalog }) => (await Deno.stat(catalog.path)).size,
      )
    );
  const forwards = await sizeOf(people);
  const backwards = await sizeOf(people.toReversed());
  assert(backwards < 1.2 * forwards, `${backwards} bytes instead of ${forwards}`);
});
