import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { filmOrigins } from "../../../catalog/film_origins.ts";
import { allFilms } from "../../../catalog/films.ts";
import { type QualityReport } from "../../../catalog/quality.ts";
import { filmId } from "../../../ids.ts";
import { inFolder } from "../../testing.ts";
import { type LocalServer } from "../../testing/local_server.ts";
import { playedFilm, type PlayedTmdb } from "../../testing/tmdb_server.ts";
import { failure, ingest, paths, someFilms, withServer } from "./testing.ts";

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
