import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Catalog, openCatalog } from "../catalog/connection.ts";
import { allFilms } from "../catalog/films.ts";
import { getQualityReport } from "../catalog/quality.ts";
import { loadRatings } from "../catalog/ratings.ts";
import { ReelmatchError } from "../errors.ts";
import { filmId, movieLensId } from "../ids.ts";
import { ingestInto } from "./ingest.ts";
import { parseSources } from "./sources.ts";
import { fileReport, inFolder, LINKS, MOVIES, RATINGS_HEADER, withCatalog } from "./testing.ts";

/** A hash of the rows of every table, in the order in which they lie. */
async function tableHashes(catalog: Catalog): Promise<Record<string, string>> {
  const rows = async (sql: string): Promise<string[]> => {
    const reader = await catalog.connection.runAndReadAll(sql);
    return reader.getRowsJson().map((row) => JSON.stringify(row));
  };
  const tables = await rows("SELECT table_name FROM duckdb_tables() ORDER BY 1");
  const hashes: Record<string, string> = {};
  for (const [table] of tables.map((row): string[] => JSON.parse(row))) {
    const content = await rows(`SELECT * FROM ${table} ORDER BY rowid`);
    hashes[table] = createHash("sha256").update(content.join("\n")).digest("hex");
  }
  return hashes;
}

const row = (user: number, film: number, rating: number, time: number): string =>
  `${user},${film},${rating},${time}`;

/** Rows of every sort: of a film or of none, often of the same pair, some broken. */
const anyRow = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 0, max: 3 }),
    )
      .map(([user, film, halves, time]) => row(user, film, halves / 2, time)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "1,1,6,1",
      "x,1,3,1",
      "1,1,3",
      "1,1,3,1,2",
      ",,,",
      "1,1,3,-1",
      "1.5,2,3,1",
    ),
  },
);

const isFit = (text: string): boolean => /^\d+,\d+,[.\d]+,\d+$/.test(text) && text !== "1,1,6,1";

/** Files in order of people are read in another way. */
const byPerson = (a: string, b: string): number => parseInt(a) - parseInt(b);

Deno.test("every row is accounted for once, and the newest rating of a pair is kept", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 60 }), fc.boolean(), async (
      some,
      areFit,
    ) => {
      const rows = areFit ? some.filter(isFit).toSorted(byPerson) : ["9,1,4,7", ...some];
      const kept = new Map<string, { time: number; rating: number }>();
      const counts = { rejected: 0, withoutFilm: 0, usable: 0 };
      for (const text of [...rows, "10,1,4,7"]) {
        const [user, film, rating, time, ...more] = text.split(",").map(Number);
        const isGood = more.length === 0 && Number.isInteger(user) && user > 0 && rating <= 5 &&
          time >= 0;
        if (!isGood) counts.rejected++;
        else if (film > 3) counts.withoutFilm++;
        else {
          counts.usable++;
          const before = kept.get(`${user},${film}`);
          const isNewer = before === undefined || time > before.time ||
            (time === before.time && rating > before.rating);
          if (isNewer) kept.set(`${user},${film}`, { time, rating });
        }
      }
      const ratings = `${[RATINGS_HEADER, ...rows, "10,1,4,7"].join("\n")}\n`;
      await inFolder((folder) =>
        withCatalog(folder, { ratings }, async ({ catalog, report }) => {
          const file = fileReport(report, "ratings");
          assertEquals(file.rowsRead, rows.length + 1);
          assertEquals(file.rowsRejected, counts.rejected);
          assertEquals(file.rowsWithoutFilm, counts.withoutFilm);
          assertEquals(file.rowsDuplicate, counts.usable - kept.size);
          assertEquals(file.rowsKept, kept.size);
          assertEquals(report.rejects.reduce((sum, { rows }) => sum + rows, 0), counts.rejected);
          const tmdb = new Map([[862, 1], [8844, 2], [15602, 3]]);
          const { userIds, itemIds, users, items, values, timestamps } = await loadRatings(catalog);
          const loaded = Array.from(values, (rating, at) =>
            [`${userIds[users[at]]},${tmdb.get(itemIds[items[at]])}`, {
              time: timestamps[at],
              rating,
            }] as const);
          assertEquals(new Map(loaded), kept);
        }, { maxRejectedShare: 1 })
      );
    }),
    { numRuns: 15 },
  );
});

const RATINGS = `${RATINGS_HEADER}\n1,1,4,1260759144\n1,2,3.5,1260759144\n2,1,.5,1260759144\n`;

Deno.test("the same input twice gives the same tables", async () => {
  const rows = Array.from(
    { length: 5000 },
    (_, at) => row(1 + at % 97, 1 + at * 7 % 3, (1 + at * 13 % 10) / 2, at % 7),
  );
  const ratings = `${[RATINGS_HEADER, ...rows].join("\n")}\n`;
  await inFolder(async (folder) => {
    const first = await withCatalog(folder, { ratings }, ({ catalog }) => tableHashes(catalog));
    const second = await withCatalog(folder, { ratings }, ({ catalog }) => tableHashes(catalog));
    assertEquals(second, first);
    assert("rating_rows" in first && "film_rating_rows" in first);
  });
});

Deno.test("hostile texts and paths are data", async () => {
  const title = `'; DROP TABLE films; -- <script>alert("1")</script> \u202e${"🎬"} $1`;
  const movies = `movieId,title,genres\n1,"${title.replaceAll('"', '""')}",a'b|"c""d"\n${
    MOVIES.split("\n").slice(2).join("\n")
  }`;
  await inFolder(async (parent) => {
    const folder = join(parent, "it's [a] \"* $path\u00e9");
    await Deno.mkdir(folder);
    await withCatalog(folder, { ratings: RATINGS, movies }, async ({ catalog, report }) => {
      const films = await allFilms(catalog);
      assertEquals(films.find(({ id }) => id === 862)?.title, title);
      assertEquals(films.find(({ id }) => id === 862)?.genres[0], "a'b");
      assertEquals(fileReport(report, "ratings").rowsKept, 3);
    });
  });
});

Deno.test("a MovieLens id is never taken for a TMDB id", async () => {
  const links = "movieId,imdbId,tmdbId\n1,0000001,2\n2,0000002,1\n3,0000003,\n";
  await inFolder((folder) =>
    withCatalog(folder, { ratings: RATINGS, links }, async ({ catalog, report }) => {
      const films = await allFilms(catalog);
      assertEquals(films.map(({ id, movieLensId, title }) => [id, movieLensId, title]), [
        [filmId(1), movieLensId(2), "Jumanji"],
        [filmId(2), movieLensId(1), "Toy Story"],
      ]);
      assertEquals(films.map(({ ratingCount, ratingMean }) => [ratingCount, ratingMean]), [
        [1, 3.5],
        [2, 2.25],
      ]);
      assertEquals(fileReport(report, "links").rowsWithoutFilm, 1);
      assertEquals(fileReport(report, "titles").rowsWithoutFilm, 1);
    })
  );
});

Deno.test("the stored report is the one that ingest gives", async () => {
  await inFolder((folder) =>
    withCatalog(folder, { ratings: `${RATINGS}x,1,1,1\n` }, async ({ catalog, report }) => {
      assertEquals(await getQualityReport(catalog), report);
      assertEquals([report.films, report.filmsWithoutRatings, report.ratings, report.people], [
        3,
        1,
        3,
        2,
      ]);
      assertEquals(report.notes.length, 1);
    }, { maxRejectedShare: 0.5 })
  );
});

Deno.test("links and films that cannot be used are rejected with their line", async () => {
  const links = `${LINKS}x,1,1\n5,1,y\n6\n`;
  await inFolder((folder) =>
    withCatalog(
      folder,
      { ratings: RATINGS, links, movies: `${MOVIES}7,,Drama\n` },
      ({ report }) => {
        assertEquals(report.notes.map(({ file, line }) => [file, line]), [
          ["links.csv", 5],
          ["links.csv", 6],
          ["links.csv", 7],
          ["movies.csv", 5],
        ]);
        return Promise.resolve();
      },
      { maxRejectedShare: 0.6 },
    )
  );
});

const sources = (folder: string) => parseSources([`movielens:${folder}`], []);
const refusal = (work: () => Promise<unknown>): Promise<ReelmatchError> =>
  assertRejects(work, ReelmatchError);

Deno.test("ratings of which none has a film, and folders that are none, are refused", async () => {
  await inFolder(async (folder) => {
    const none = await refusal(() =>
      withCatalog(
        folder,
        { ratings: RATINGS.replaceAll(/,[12],/g, ",9,") },
        () => Promise.resolve(),
      )
    );
    assertStringIncludes(none.message, "None of the ratings belongs to one of the 3 films");
    const missing = join(folder, "missing");
    const path = join(folder, "new.duckdb");
    assertEquals((await refusal(() => ingestInto(path, sources(missing)))).code, "NOT_FOUND");
    await Deno.mkdir(missing);
    assertStringIncludes(
      (await refusal(() => ingestInto(join(folder, "b.duckdb"), sources(missing)))).message,
      "links.csv",
    );
  });
});

Deno.test("an existing file is never written to, and a place that cannot be written is told", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "taken.duckdb");
    await Deno.writeTextFile(path, "mine");
    assertEquals((await refusal(() => ingestInto(path, sources(folder)))).code, "BAD_INPUT");
    assertEquals(await Deno.readTextFile(path), "mine");
    const nowhere = join(folder, "no", "such", "folder.duckdb");
    const { code, message } = await refusal(() => ingestInto(nowhere, sources(folder)));
    assertEquals(code, "UNAVAILABLE");
    assertStringIncludes(message, '"folder.duckdb" cannot be written');
  });
});

Deno.test("a finished catalogue is one file", async () => {
  await inFolder(async (folder) => {
    await withCatalog(folder, { ratings: RATINGS }, () => Promise.resolve());
    const names = Array.from(Deno.readDirSync(folder), ({ name }) => name).filter((name) =>
      name.includes("duckdb")
    );
    assertEquals(names.length, 1);
    using catalog = await openCatalog(join(folder, names[0]), "read");
    assertEquals((await allFilms(catalog)).length, 3);
  });
});
