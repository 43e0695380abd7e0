import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { openCatalog } from "../../../catalog/connection.ts";
import { loadFilmFeatures } from "../../../catalog/film_features.ts";
import { filmOrigins } from "../../../catalog/film_origins.ts";
import { allFilms } from "../../../catalog/films.ts";
import { filmId } from "../../../ids.ts";
import { ingestInto } from "../../ingest.ts";
import { parseSources } from "../../sources.ts";
import {
  accessTo,
  playedFilm,
  type PlayedTmdb,
  TEST_API_KEY,
  TEST_TOKEN,
} from "../../testing/tmdb_server.ts";
import { failure, ids, ingest, paths, someFilms, withServer } from "./testing.ts";

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
        access: accessTo(server),
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

Deno.test("films of ratings under IMDb's ids are asked for where something tells those", async () => {
  await withServer({ films: [playedFilm(862), playedFilm(7)] }, async (folder, server) => {
    const write = (name: string, text: string) => Deno.writeTextFile(join(folder, name), text);
    await write("own.csv", "u,i,r\n1,tt0114709,4\n1,tt0000007,4\n");
    await write("ratings.csv", "userId,movieId,rating,timestamp\n1,2,3,9\n");
    await write("links.csv", "movieId,imdbId,tmdbId\n1,0114709,862\n2,0113497,8844\n");
    await write("movies.csv", "movieId,title,genres\n2,Jumanji (1995),Adventure\n");
    const own = `csv:${join(folder, "own.csv")}?user=u&item=i&rating=r&ids=imdb`;
    const path = join(folder, "own.duckdb");
    await ingestInto(path, parseSources([own, `movielens:${folder}`], ["tmdb:?pages=1"]), {
      tmdb: {
        access: accessTo(server),
        folder: join(folder, "tmdb"),
      },
    });
    assertEquals(paths(server).filter((path) => /movie\/\d/.test(path)), [
      "/3/movie/862",
      "/3/movie/8844",
    ]);
    using catalog = await openCatalog(path, "read");
    const rated = (await allFilms(catalog)).map(({ id, ratingCount }) => [Number(id), ratingCount]);
    assertEquals(rated, [[7, 0], [862, 1], [8844, 1]]);
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

Deno.test("a run that is asked to stop does so at once", async () => {
  const stop = new AbortController();
  const interfere: PlayedTmdb["interfere"] = ({ url }) => {
    if (url.searchParams.get("page") !== "3") return undefined;
    stop.abort();
    return { stallAfter: 0 };
  };
  await withServer({ films: someFilms(200), interfere }, async (folder, server) => {
    assertEquals((await failure(folder, server, { signal: stop.signal })).code, "INTERRUPTED");
  });
});
