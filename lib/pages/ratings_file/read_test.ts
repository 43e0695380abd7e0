import { assert, assertEquals } from "@std/assert";
import { parse } from "@std/csv";
import fc from "fast-check";
import { filmId, movieLensId } from "../../ids.ts";
import { MOST_ROWS, type RatingsFile, readRatingsFile } from "./read.ts";
import { FILE_FORMS, writeRatingsFile } from "./write.ts";

const read = (text: string) => readRatingsFile(new TextEncoder().encode(text));

function readable(text: string): RatingsFile {
  const file = read(text);
  assert(typeof file !== "string", `refused: ${file}`);
  return file;
}

Deno.test("Letterboxd's file is read", () => {
  const { ratings, unrated, unreadable } = readable(
    "\uFEFFDate,Name,Year,Letterboxd URI,Rating\r\n" +
      '2024-01-02,"Crouching Tiger, Hidden Dragon",2000,https://boxd.it/1,4.5\r\n' +
      "2024-01-03,Parasite,2019,https://boxd.it/2,\r\n" +
      "2024-01-03,Heat,1995,https://boxd.it/3,11\r\n" +
      ",,,,3\r\n",
  );
  assertEquals(ratings.map(({ clue, stars }) => [clue.title, clue.year, stars]), [
    ["Crouching Tiger, Hidden Dragon", 2000, 4.5],
  ]);
  assertEquals(ratings[0].time, Date.UTC(2024, 0, 2));
  assertEquals([unrated, unreadable], [1, [4, 5]]);
});

Deno.test("MovieLens's files are read, the data set's and the site's", () => {
  const dataset = readable("userId,movieId,rating,timestamp\n7,2571,5.0,1112484727\n");
  assertEquals(dataset.ratings[0].clue.movieLensId, 2571);
  assertEquals(dataset.ratings[0].time, 1112484727000);
  const site = readable(
    "movieId,imdbId,tmdbId,rating,average_rating,title\n1,114709,862,3.5,3.9,x\n",
  );
  const { clue, stars } = site.ratings[0];
  assertEquals([clue.tmdbId, clue.imdbId, stars], [862, "tt0114709", 3.5]);
});

Deno.test("IMDb's tenths are half stars", () => {
  const { ratings } = readable(
    "Const,Your Rating,Date Rated,Title,IMDb Rating,Year\ntt0133093,9,2020-05-01,The Matrix,8.7,1999\n",
  );
  assertEquals([ratings[0].clue.imdbId, ratings[0].stars], ["tt0133093", 4.5]);
});

Deno.test("what is no such file is refused by its kind of fault", () => {
  assertEquals(readRatingsFile(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0xff)), "noText");
  assertEquals(read("Name,Rating\n\0,3\n"), "noText");
  assertEquals(read(""), "noColumns");
  assertEquals(read("__proto__,constructor\n1,2\n"), "noColumns");
  assertEquals(read("Name,Year\nHeat,1995\n"), "noColumns");
  assertEquals(read('Name,Rating\n"Heat,4\n'), "brokenQuote");
  assertEquals(read(`Name,Rating\n"${"x".repeat(200_000)}",4\n`), "longLine");
  assertEquals(read(`Name,Rating${",more".repeat(100_000)}\nHeat,4\n`), "longLine");
  assertEquals(read(`Name,Rating\n${"Heat,4\n".repeat(MOST_ROWS + 1)}`), "tooMany");
  assertEquals(read("userId,movieId,rating\n1,1,4\n2,1,4\n"), "manyPeople");
});

Deno.test("whatever bytes come, they are read or refused", () => {
  const texts = fc.string({ unit: "grapheme" }).map((text) => `Name,Rating\n${text}`);
  fc.assert(fc.property(texts, (text) => {
    const file = read(text);
    if (typeof file === "string") return;
    assert(file.ratings.every(({ stars }) => stars >= 0.5 && stars <= 5));
  }));
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    readRatingsFile(bytes);
  }));
});

Deno.test("what is written for each site comes back, no cell of it a formula", () => {
  const films = fc.record({
    id: fc.integer({ min: 1, max: 2_000_000 }),
    title: fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom("=1+1", "@SUM(A1)", '"a,b"')),
    year: fc.option(fc.integer({ min: 1890, max: 2030 })),
    stars: fc.integer({ min: 1, max: 10 }).map((half) => half / 2),
  });
  fc.assert(fc.property(fc.array(films, { minLength: 1 }), (rated) => {
    for (const form of FILE_FORMS) {
      const csv = writeRatingsFile(
        form,
        rated.map(({ stars, id, title, year }) => ({
          stars,
          film: {
            id: filmId(id),
            title,
            year,
            description: null,
            genres: [],
            releaseDate: null,
            language: null,
            runtimeMinutes: null,
            posterPath: null,
            imdbId: "tt0133093",
            movieLensId: movieLensId(id),
            popularity: null,
            voteAverage: null,
            voteCount: 0,
            ratingCount: 0,
            ratingMean: null,
          },
        })),
      );
      for (const cell of parse(csv).flat()) assert(!/^[=+@\t\r-]/.test(cell), cell);
      const file = readable(csv);
      assertEquals(
        file.ratings.map(({ clue, stars }) => [clue.tmdbId, stars]),
        rated.map(({ id, stars }) => [id, stars]),
      );
    }
  }));
});
