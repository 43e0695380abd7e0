import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { type Catalog, openCatalog } from "../../../catalog/connection.ts";
import { loadFilmFeatures } from "../../../catalog/film_features.ts";
import { filmOrigins } from "../../../catalog/film_origins.ts";
import { allFilms } from "../../../catalog/films.ts";
import type { QualityReport } from "../../../catalog/quality.ts";
import { ReelmatchError } from "../../../errors.ts";
import { filmId } from "../../../ids.ts";
import { ingestInto } from "../../ingest.ts";
import { parseSources } from "../../sources.ts";
import { inFolder, LINKS, MOVIES, RATINGS_HEADER } from "../../testing.ts";
import type { LocalServer } from "../../testing/local_server.ts";
import {
  type PlayedFilm,
  playedFilm,
  type PlayedTmdb,
  playTmdb,
  TEST_API_KEY,
  TEST_TOKEN,
} from "../../testing/tmdb_server.ts";

const RATINGS = `${RATINGS_HEADER}\n1,1,4,1\n1,2,4,2\n1,3,4,3\n`;

/** Films with the ids 100, 101 and so on. */
const someFilms = (count: number): PlayedFilm[] =>
  Array.from({ length: count }, (_, i) => playedFilm(100 + i));

/** How one ingest of three ratings beside TMDB differs from the plain one. */
interface Run {
  readonly options?: string;
  readonly on?: string;
  readonly token?: string | null;
  readonly apiKey?: string | null;
  readonly url?: string;
  readonly retries?: number;
  readonly signal?: AbortSignal;
}

/** Ingests a small MovieLens folder with TMDB; what was fetched stays in the folder. */
async function ingest<T>(
  folder: string,
  server: LocalServer,
  { options = "", on = "2026-11-23", token = TEST_TOKEN, apiKey = null, url, retries = 4, signal }:
    Run,
  look: (catalog: Catalog, report: QualityReport) => Promise<T>,
): Promise<T> {
  await Deno.writeTextFile(join(folder, "ratings.csv"), RATINGS);
  await Deno.writeTextFile(join(folder, "links.csv"), LINKS);
  await Deno.writeTextFile(join(folder, "movies.csv"), MOVIES);
  const path = join(folder, `${crypto.randomUUID()}.duckdb`);
  const films = options === "" ? "tmdb" : `tmdb:?${options}`;
  const report = await ingestInto(path, parseSources([`movielens:${folder}`], [films]), {
    tmdb: {
      access: { url: url ?? `${server.origin}/3`, token, apiKey, requestsPerSecond: 100_000 },
      folder: join(folder, "tmdb"),
      now: () => new Date(`${on}T12:00:00Z`),
    },
    http: { firstWaitMs: 1, retries, signal },
  });
  using catalog = await openCatalog(path, "read");
  return await look(catalog, report);
}

const ids = async (catalog: Catalog): Promise<number[]> =>
  (await allFilms(catalog)).map(({ id }) => id);

/** The paths that were asked, without the language. */
const paths = ({ asked }: LocalServer, from = 0): string[] =>
  asked.slice(from).map(({ path }) => path.replace(/[?&]language=[^&]*/, ""));

/** A server for the length of a test. */
async function withServer(
  played: PlayedTmdb,
  work: (folder: string, server: LocalServer) => Promise<void>,
): Promise<void> {
  await using server = await playTmdb(played);
  await inFolder((folder) => work(folder, server));
}

Deno.test("lists are paged, rated films are asked for, and each fact's source is kept", async () => {
  const rated = [playedFilm(862, { popularity: 0 }), playedFilm(8844, { popularity: 0 })];
  const films = [...someFilms(45), ...rated];
  await withServer({ films }, async (folder, server) => {
    await ingest(folder, server, {}, async (catalog, report) => {
      const found = await allFilms(catalog);
      assertEquals(found.length, 48); // one rated film is MovieLens's alone
      const toyStory = found.find(({ id }) => id === 862);
      assertEquals([toyStory?.title, toyStory?.runtimeMinutes], ["Film 862", 102]);
      assertEquals(toyStory?.genres, ["Drama", "Comedy"]);
      const origins = await filmOrigins(catalog, filmId(862));
      assertEquals(origins.map(({ origin, source }) => [origin, source]), [
        ["tmdb", "tmdb"],
        ["tmdb", "tmdb"],
      ]);
      assertEquals(origins[0].fetchedAt, "2026-11-23T00:00:00Z");
      assertEquals(await loadFilmFeatures(catalog, Int32Array.of(100, 862)), [
        { genres: [], year: null }, // TMDB's facts are not learned from
        { genres: ["Adventure", "Family"], year: 1995 },
      ]);
      const files = report.files.filter(({ source }) => source === "tmdb");
      assertEquals(
        files.map(({ file, rowsRead, rowsKept, rowsRejected }) => ({
          file,
          rowsRead,
          rowsKept,
          rowsRejected,
        })),
        [
          { file: "lists", rowsRead: 47, rowsKept: 47, rowsRejected: 0 },
          { file: "details", rowsRead: 3, rowsKept: 2, rowsRejected: 1 },
        ],
      );
      assertEquals(report.rejects.map(({ reason }) => reason), ["TMDB has no film of this id"]);
    });
    assertEquals(
      paths(server).sort(),
      [
        "/3/genre/movie/list",
        "/3/movie/15602",
        "/3/movie/862",
        "/3/movie/8844",
        "/3/movie/popular&page=2",
        "/3/movie/popular&page=3",
        "/3/movie/popular?page=1",
      ].map((path) => path.replace("popular?page=1", "popular&page=1")).sort(),
    );
    assertEquals(server.asked[0].headers.get("authorization"), `Bearer ${TEST_TOKEN}`);
  });
});

Deno.test("films of ratings under TMDB's ids are asked for, broken rows aside", async () => {
  await withServer({ films: [playedFilm(7, { title: "Seven" })] }, async (folder, server) => {
    const csv = join(folder, "own.csv");
    await Deno.writeTextFile(csv, "u,i,r,t\n1,7,4,1\n1,x,4,1\n1,8,4,1\n");
    const sources = parseSources([`csv:${csv}?user=u&item=i&rating=r&time=t`], ["tmdb:?pages=1"]);
    const path = join(folder, "own.duckdb");
    const { rejects } = await ingestInto(path, sources, {
      maxRejectedShare: 0.5,
      tmdb: {
        access: {
          url: `${server.origin}/3`,
          token: TEST_TOKEN,
          apiKey: null,
          requestsPerSecond: 1000,
        },
        folder: join(folder, "tmdb"),
      },
    });
    using catalog = await openCatalog(path, "read");
    const [film] = await allFilms(catalog);
    assertEquals([film.title, film.runtimeMinutes, film.ratingCount], ["Seven", 87, 1]);
    assertEquals(rejects.map(({ reason }) => reason), [
      "i is not a whole number from 1 to 2147483647",
      "TMDB has no film of this id",
    ]);
  });
});

Deno.test("language, region and pages go out with the requests; an untranslated genre is English", async () => {
  await withServer({ films: someFilms(60) }, async (folder, server) => {
    const options = "language=fr-FR&region=FR&pages=2";
    await ingest(
      folder,
      server,
      { options, token: null, apiKey: TEST_API_KEY },
      async (catalog) => {
        const films = await allFilms(catalog);
        assertEquals(films.filter(({ id }) => id < 800).length, 40);
        const genres = new Set(films.flatMap(({ genres }) => genres));
        assertEquals([...genres].sort(), ["Adventure", "Comédie", "Drame", "Family", "Horror"]);
      },
    );
    const popular = server.asked.filter(({ path }) => path.includes("popular"));
    assertEquals(popular.map(({ url }) => Object.fromEntries(url.searchParams)), [
      { language: "fr-FR", page: "1", region: "FR", api_key: TEST_API_KEY },
      { language: "fr-FR", page: "2", region: "FR", api_key: TEST_API_KEY },
    ]);
  });
});

/** In place of the popular films, none. */
const noPopular: PlayedTmdb["interfere"] = ({ url }) =>
  url.pathname.endsWith("/popular")
    ? { body: JSON.stringify({ page: 1, results: [], total_pages: 1 }) }
    : undefined;

Deno.test("a name of a genre that is no text gives way to English, or to nothing", async () => {
  const names = [{ id: 18, name: "Dra\u001fme" }, { id: 35, name: "\0" }, { id: 27 }];
  const english = [{ id: 18, name: "Drama" }, { id: 35, name: "x".repeat(101) }];
  const interfere: PlayedTmdb["interfere"] = ({ url }) => {
    if (!url.pathname.endsWith("/genre/movie/list")) return undefined;
    const genres = url.searchParams.get("language") === "en" ? english : names;
    return { body: JSON.stringify({ genres }) };
  };
  await withServer({ films: someFilms(2), interfere }, async (folder, server) => {
    await ingest(folder, server, {}, async (catalog) => {
      const films = (await allFilms(catalog)).filter(({ id }) => id < 800);
      assertEquals(films.map(({ genres }) => genres), [["Drama"], ["Drama"]]);
    });
  });
});

Deno.test("films since a day come whole, though a list stops at page 500", async () => {
  const films = Array.from({ length: 600 }, (_, i) =>
    playedFilm(1000 + i, {
      release_date: new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10),
    }));
  await withServer({ films, pageSize: 1, interfere: noPopular }, async (folder, server) => {
    await ingest(folder, server, { options: "since=2020-01-01" }, async (catalog) => {
      assertEquals((await ids(catalog)).filter((id) => id >= 1000 && id < 1600).length, 600);
    });
    assertEquals(new Set(paths(server)).size, server.asked.length);
  });
});

Deno.test("of a day with more films than a list shows the rest is missing, and said to be", async () => {
  const films = Array.from(
    { length: 501 },
    (_, i) => playedFilm(1000 + i, { release_date: "2026-11-23", popularity: 1 }),
  );
  await withServer({ films, pageSize: 1 }, async (folder, server) => {
    await ingest(folder, server, { options: "since=2026-11-23" }, async (catalog, { warnings }) => {
      assertEquals((await ids(catalog)).filter((id) => id >= 1000 && id < 2000).length, 500);
      assertEquals(warnings, [
        "More films are dated 2026-11-23 than TMDB lists: the least popular ones were left out.",
      ]);
    });
  });
});

Deno.test("a film on two pages is counted as a duplicate", async () => {
  const films = someFilms(30);
  await withServer({ films: [...films, films[0]] }, async (folder, server) => {
    await ingest(folder, server, {}, (_, { files }) => {
      const lists = files.find(({ file }) => file === "lists");
      assertEquals([lists?.rowsRead, lists?.rowsKept, lists?.rowsDuplicate], [31, 30, 1]);
      return Promise.resolve();
    });
  });
});

Deno.test("429, 500, cut, slow, senseless and misshapen answers are asked for again", async () => {
  const failures = [
    { status: 429, headers: { "retry-after": "0" } },
    { status: 500 },
    { cutAfter: 0 },
    { body: '{"page":1,"results":[', cutAfter: 9 },
    { body: "<html>busy</html>" },
    { body: '{"page":1,"results":"none"}' },
    { body: new Uint8Array([0x22, 0xff, 0x22]) },
  ];
  let next = 0;
  const played: PlayedTmdb = {
    films: someFilms(100),
    interfere: (_, times) => times === 0 ? failures[next++ % failures.length] : undefined,
  };
  await withServer(played, async (folder, server) => {
    await ingest(folder, server, {}, async (catalog) => {
      assertEquals((await ids(catalog)).length, 103);
    });
    assert(next >= failures.length, `${next}`);
  });
});

Deno.test("films that do not fit are rejected with a reason, the others come in", async () => {
  const films = [
    ...someFilms(3),
    playedFilm(2 ** 31, {}),
    playedFilm(200, { title: "nul\0" }),
    playedFilm(201, { release_date: "soon" }),
    playedFilm(202, { vote_count: -1 }),
    playedFilm(203, { title: "x".repeat(1 << 20) }),
    playedFilm(204, { genres: [{ id: "18" }] }),
  ];
  await withServer({ films }, async (folder, server) => {
    await ingest(folder, server, {}, async (catalog, { rejects }) => {
      assertEquals((await ids(catalog)).filter((id) => id < 800), [100, 101, 102]);
      assertEquals(rejects.filter(({ file }) => file === "lists").map(({ reason }) => reason), [
        "genre_ids is not a list of numbers",
        "id is not a TMDB id, a whole number from 1",
        "release_date is not a date",
        "title holds characters that are not text",
        "title is longer than 1000 characters",
        "vote_count is below 0",
      ]);
    });
  });
});

/** The sentence with which an ingest ends. */
async function failure(folder: string, server: LocalServer, run: Run): Promise<ReelmatchError> {
  const nothing = () => Promise.resolve();
  return await assertRejects(() => ingest(folder, server, run, nothing), ReelmatchError);
}

Deno.test("without a key nothing is read, and a wrong one is not asked with again", async () => {
  await withServer({ films: someFilms(1) }, async (folder, server) => {
    const none = await failure(folder, server, { token: null });
    assertStringIncludes(none.message, "set TMDB_TOKEN to your API Read Access Token; https://");
    assertEquals(server.asked.length, 0);
    const wrong = await failure(folder, server, { token: "a-wrong-token-that-tmdb-echoes" });
    assertStringIncludes(wrong.message, "TMDB refuses the key in TMDB_TOKEN (HTTP 401)");
    const wrongKey = await failure(folder, server, { token: null, apiKey: "a-wrong-key" });
    assertStringIncludes(wrongKey.message, "TMDB_API_KEY");
    for (const { message, code } of [none, wrong, wrongKey]) {
      assertEquals(code, "BAD_INPUT");
      assert(!message.includes("a-wrong"), message);
    }
    assertEquals(server.asked.length, 2);
  });
});

Deno.test("an address that is not TMDB's, and a redirection, end in a sentence", async () => {
  const interfere: PlayedTmdb["interfere"] = ({ path }) =>
    path.startsWith("/moved")
      ? { status: 302, headers: { location: "http://127.0.0.1:1/elsewhere" } }
      : undefined;
  await withServer({ films: [], interfere }, async (folder, server) => {
    const elsewhere = await failure(folder, server, { url: `${server.origin}/4` });
    assertStringIncludes(elsewhere.message, "TMDB has no /movie/popular: check TMDB_URL");
    const moved = await failure(folder, server, { url: `${server.origin}/moved` });
    assertStringIncludes(moved.message, "(HTTP 302)");
    const empty = await failure(folder, server, {});
    assertStringIncludes(empty.message, "TMDB has no film of this id");
  });
});

Deno.test("where one request fails for good the others end with it", async () => {
  const interfere: PlayedTmdb["interfere"] = ({ url }) => {
    const page = Number(url.searchParams.get("page"));
    return page === 2 ? { status: 418 } : page > 2 ? { stallAfter: 0 } : undefined;
  };
  await withServer({ films: someFilms(200), interfere }, async (folder, server) => {
    const { message } = await failure(folder, server, {});
    assertStringIncludes(message, "page=2");
    assertStringIncludes(message, "(HTTP 418)");
    await server.idle();
  });
});

Deno.test("a run that is asked to stop does so at once, and says how to go on", async () => {
  const stop = new AbortController();
  const interfere: PlayedTmdb["interfere"] = ({ url }) => {
    if (url.searchParams.get("page") !== "3") return undefined;
    stop.abort();
    return { stallAfter: 0 };
  };
  await withServer({ films: someFilms(200), interfere }, async (folder, server) => {
    const { code, message } = await failure(folder, server, { signal: stop.signal });
    assertEquals(code, "INTERRUPTED");
    assertStringIncludes(message, "What was fetched is kept: the same command goes on from there.");
  });
});

Deno.test("a run that failed goes on where it was and asks for nothing twice", async () => {
  const films = someFilms(400);
  let isDown = true;
  const interfere: PlayedTmdb["interfere"] = ({ url }) =>
    isDown && Number(url.searchParams.get("page")) > 9 ? { status: 503 } : undefined;
  await withServer({ films, interfere }, async (folder, server) => {
    const down = await failure(folder, server, { retries: 0 });
    assertEquals(down.code, "UNAVAILABLE");
    assertStringIncludes(down.message, "the same command goes on from there");
    const before = paths(server);
    isDown = false;
    const interrupted = await ingest(folder, server, { on: "2026-11-25" }, (_, report) => {
      return Promise.resolve(report);
    });
    const answered = new Set(before.filter((path) => !/page=\d\d/.test(path)));
    for (const path of paths(server, before.length)) assert(!answered.has(path), path);
    const asked = server.asked.length;
    const again = await ingest(folder, server, { on: "2026-11-23" }, (_, report) => {
      return Promise.resolve(report);
    });
    assertEquals(server.asked.length, asked); // a complete run of today is as good as a new one
    assertEquals(again, interrupted);
    await inFolder(async (fresh) => {
      const uninterrupted = await ingest(fresh, server, {}, (_, report) => Promise.resolve(report));
      const comparable = ({ files, ...rest }: QualityReport) => ({
        ...rest,
        files: files.filter(({ source }) => source === "tmdb"),
      });
      assertEquals(comparable(uninterrupted), comparable(interrupted));
    });
  });
});

/** What became of a film, and what was asked beside the first page of the popular ones. */
interface Outcome {
  readonly title: string | undefined;
  readonly fetchedAt: string | null | undefined;
  readonly asked: readonly string[];
}

/** Ingests the most popular page of films on a day. */
async function ingestOn(
  folder: string,
  server: LocalServer,
  on: string,
  id: number,
): Promise<Outcome> {
  const before = server.asked.length;
  return await ingest(folder, server, { on, options: "pages=1" }, async (catalog) => ({
    title: (await allFilms(catalog)).find((film) => film.id === id)?.title,
    fetchedAt: (await filmOrigins(catalog, filmId(id))).at(0)?.fetchedAt,
    asked: paths(server, before).filter((path) => !/popular|genre|8844|15602/.test(path)),
  }));
}

Deno.test("a later run keeps films that left the lists and asks for those that changed", async () => {
  const rated = playedFilm(862, { popularity: 0 });
  const first = Array.from({ length: 20 }, (_, i) => playedFilm(100 + i, { popularity: 50 }));
  const others = Array.from({ length: 20 }, (_, i) => playedFilm(200 + i, { popularity: 99 }));
  const changes = [105, 862, 999].map((id) => ({ id, on: "2026-12-19" }));
  const played: PlayedTmdb = { films: [...first, rated], changes };
  await withServer(played, async (folder, server) => {
    const begun = await ingestOn(folder, server, "2026-11-23", 105);
    assertEquals([begun.title, begun.asked], ["Film 105", ["/3/movie/862"]]);

    const revised = playedFilm(105, { popularity: 0, title: "Film 105, revised" });
    played.films = [...others, ...first.filter(({ id }) => id !== 105), revised, rated];
    const later = await ingestOn(folder, server, "2026-12-20", 105);
    assertEquals(later.title, "Film 105, revised");
    assertEquals(later.fetchedAt, "2026-12-20T00:00:00Z");
    assertEquals(later.asked, [
      "/3/movie/changes?end_date=2026-12-21&page=1&start_date=2026-12-07",
      "/3/movie/changes?end_date=2026-12-07&page=1&start_date=2026-11-23",
      "/3/movie/105",
      "/3/movie/862",
    ]);
    assertEquals((await ingestOn(folder, server, "2026-12-22", 106)).asked.slice(1), []);
  });
});

Deno.test("no film is shown that was fetched more than half a year ago", async () => {
  const first = Array.from({ length: 20 }, (_, i) => playedFilm(100 + i, { popularity: 50 }));
  const others = Array.from({ length: 20 }, (_, i) => playedFilm(200 + i, { popularity: 99 }));
  const played: PlayedTmdb = { films: first };
  await withServer(played, async (folder, server) => {
    await ingestOn(folder, server, "2026-01-01", 105);
    const broken = playedFilm(105, { popularity: 100, title: "\0" });
    played.films = [broken, ...others, ...first.filter(({ id }) => id > 109)];
    const within = await ingestOn(folder, server, "2026-05-01", 105);
    assertEquals([within.title, within.fetchedAt], ["Film 105", "2026-01-01T00:00:00Z"]);
    played.films = played.films.slice(1);
    const renewed = await ingestOn(folder, server, "2026-06-10", 110); // 160 days
    assertEquals(renewed.fetchedAt, "2026-06-10T00:00:00Z");
    assertEquals(renewed.asked.filter((path) => /movie\/1\d\d$/.test(path)).length, 20);
    const gone = await ingestOn(folder, server, "2026-06-11", 105);
    assertEquals(gone.title, undefined); // TMDB no longer has it
    const expired = await ingestOn(folder, server, "2027-12-31", 110);
    assertEquals([expired.title, expired.fetchedAt], [undefined, undefined]);
    for await (const { name } of Deno.readDir(join(folder, "tmdb", "en-US"))) {
      const text = await Deno.readTextFile(join(folder, "tmdb", "en-US", name));
      assert(!text.includes("Film 110"), name);
    }
  });
});
