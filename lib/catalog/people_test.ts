import { assert, assertEquals } from "@std/assert";
import { userId } from "../ids.ts";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import type { Catalog } from "./connection.ts";
import { getPerson, peopleRange, personRatedFilms, personRatings, randomPerson } from "./people.ts";
import type { RatedFilmSort } from "./person_ratings.ts";

const MOVIES =
  "movieId,title,genres\n1,Zulu (1995),Drama|War\n2,Alien (1995),Horror\n3,éclair (1995),Drama\n";
const RATINGS = `${RATINGS_HEADER}
3,1,5,1260759144
3,2,1,1229223144
3,3,4,1229223145
9,1,2.5,1260759144
4,7,3,1260759144
`;

const withPeople = (work: (catalog: Catalog) => Promise<void>): Promise<void> =>
  inFolder((folder) =>
    withCatalog(folder, { ratings: RATINGS, movies: MOVIES }, ({ catalog }) => work(catalog))
  );

Deno.test("a person is told in figures", async () => {
  await withPeople(async (catalog) => {
    const person = await getPerson(catalog, userId(3));
    assert(person !== null);
    const { histogram, ...facts } = person;
    assertEquals(facts, {
      id: userId(3),
      ratingCount: 3,
      ratingMean: 10 / 3,
      favouriteGenres: [
        { genre: "Drama", ratings: 2, mean: 4.5 },
        { genre: "War", ratings: 1, mean: 5 },
        { genre: "Horror", ratings: 1, mean: 1 },
      ],
      firstRating: "2008-12-14",
      lastRating: "2009-12-14",
      activeYears: 2,
    });
    assertEquals(histogram.filter(({ count }) => count > 0), [
      { rating: 1, count: 1 },
      { rating: 4, count: 1 },
      { rating: 5, count: 1 },
    ]);
    assertEquals(histogram.length, 10);
  });
});

Deno.test("nobody has a number without a rating of a known film", async () => {
  await withPeople(async (catalog) => {
    for (const id of [1, 4, 2_147_483_647]) {
      assertEquals(await getPerson(catalog, userId(id)), null);
      assertEquals(await personRatings(catalog, userId(id)), []);
    }
    assertEquals(await peopleRange(catalog), { count: 2, first: userId(3), last: userId(9) });
  });
});

Deno.test("a person's ratings come by film, and with their films in any order and page", async () => {
  await withPeople(async (catalog) => {
    const id = userId(3);
    assertEquals(
      (await personRatings(catalog, id)).map((
        { filmId, rating, timestamp },
      ) => [Number(filmId), rating, timestamp]),
      [[862, 5, 1_260_759_144], [8844, 1, 1_229_223_144], [15_602, 4, 1_229_223_145]],
    );
    const orders: Readonly<Record<RatedFilmSort, string>> = {
      "rating": "AéZ",
      "-rating": "ZéA",
      "timestamp": "AéZ",
      "-timestamp": "ZéA",
      "title": "AéZ",
      "-title": "ZéA",
    };
    for (const sort of Object.keys(orders).filter((key): key is RatedFilmSort => key in orders)) {
      const { total, items } = await personRatedFilms(catalog, id, { sort, limit: 10, offset: 0 });
      assertEquals(total, 3);
      assertEquals(items.map(({ film }) => film.title[0]).join(""), orders[sort]);
      const second = await personRatedFilms(catalog, id, { sort, limit: 1, offset: 1 });
      assertEquals(second.items, [items[1]]);
    }
  });
});

Deno.test("a seed picks somebody, the same one each time, and every person by some seed", async () => {
  await withPeople(async (catalog) => {
    const picked = new Set<number>();
    for (const seed of [0, 1, 2, 3, -1, 4_294_967_295, 1.5]) {
      const id = await randomPerson(catalog, seed);
      assertEquals(await randomPerson(catalog, seed), id);
      picked.add(Number(id));
    }
    assertEquals(picked, new Set([3, 9]));
  });
});
