import { assertEquals } from "@std/assert";
import { filmId } from "../ids.ts";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import { filmTallies } from "./film_ratings.ts";
import { ratingHistogram } from "./films.ts";

const seconds = (iso: string): number => Date.parse(iso) / 1000;

Deno.test("a film's ratings are told by step and year by year, empty ones included", async () => {
  const ratings = [
    `1,1,4,${seconds("2001-12-31T23:59:59Z")}`,
    `2,1,3,${seconds("2002-01-01T00:00:00Z")}`,
    `3,1,5,${seconds("2004-06-01T00:00:00Z")}`,
    `4,1,4.5,${seconds("2004-07-01T00:00:00Z")}`,
    `1,2,1,${seconds("1999-01-01T00:00:00Z")}`,
  ];
  await inFolder((folder) =>
    withCatalog(
      folder,
      { ratings: `${RATINGS_HEADER}\n${ratings.join("\n")}\n` },
      async ({ catalog }) => {
        const { histogram, years } = await filmTallies(catalog, filmId(862));
        assertEquals(years, [
          { year: 2001, ratings: 1, mean: 4 },
          { year: 2002, ratings: 1, mean: 3 },
          { year: 2003, ratings: 0, mean: null },
          { year: 2004, ratings: 2, mean: 4.75 },
        ]);
        assertEquals(histogram, await ratingHistogram(catalog, filmId(862)));
        assertEquals(histogram.filter(({ count }) => count > 0).length, 4);
        assertEquals((await filmTallies(catalog, filmId(15602))).years, []);
      },
    )
  );
});
