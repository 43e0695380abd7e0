import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import { inFolder } from "../../testing.ts";
import { playedFilm } from "../../testing/tmdb_server.ts";
import { detailsSchema, pageSchema } from "./answers.ts";
import type { Ask } from "./api.ts";
import { TmdbStore } from "./store.ts";

const PLAN = { url: "http://localhost/3", pages: 1, since: null };
const POPULAR = "/movie/popular?language=en-US&page=1";
const FILM = "/movie/7?language=en-US";
const GONE = "/movie/8?language=en-US";

interface Run {
  /** What TMDB was asked. */
  readonly asked: string[];
  /** Films of former runs. */
  readonly films: string[];
  readonly completeOn: string | null;
}

/**
 * Opens the store at a time, asks for a page with the films 1 and 2, for film 7 and for film 8, which
 * TMDB does not have, and ends the run unless it is to be killed.
 */
async function run(
  folder: string,
  at: string,
  { plan = PLAN, isKilled = false } = {},
): Promise<Run> {
  const asked: string[] = [];
  const tmdb: Ask = (key, schema) => {
    asked.push(key);
    if (key === GONE) return Promise.resolve(null);
    const films = [playedFilm(1), playedFilm(2)];
    const page = { page: 1, results: films, total_pages: 1 };
    return Promise.resolve(schema.parse(key === FILM ? playedFilm(7) : page));
  };
  using store = await TmdbStore.open(folder, plan, new Date(at));
  const ask = store.asking(tmdb);
  await ask(POPULAR, pageSchema);
  assertEquals((await ask(FILM, detailsSchema))?.title, "Film 7");
  assertEquals(await ask(GONE, detailsSchema), null);
  if (!isKilled) store.complete();
  const films = [...store.films()].map(({ form, id, at }) => `${form} ${id} of ${at}`);
  return { asked, films, completeOn: store.completeOn };
}

const KEPT = ["list 1 of 2026-01-01", "list 2 of 2026-01-01", "details 7 of 2026-01-01"];
const ALL = [POPULAR, FILM, GONE];

Deno.test("a killed run is gone on with for a week, a complete one for twelve hours", async () => {
  await inFolder(async (folder) => {
    assertEquals((await run(folder, "2026-01-01T04:00:00Z", { isKilled: true })).asked, ALL);
    assertEquals((await run(folder, "2026-01-08T04:00:00Z")).asked, []);
    await inFolder(async (other) => {
      assertEquals((await run(other, "2026-01-01T04:00:00Z")).asked, ALL);
      assertEquals((await run(other, "2026-01-01T16:00:00Z")).asked, []);
      const next = await run(other, "2026-01-01T16:00:01Z");
      assertEquals([next.asked, next.films, next.completeOn], [ALL, KEPT, "2026-01-01"]);
    });
    const next = await run(folder, "2026-01-09T04:00:00Z");
    assertEquals([next.asked, next.completeOn], [ALL, "2026-01-01"]);
  });
});

Deno.test("a run that was never completed leaves its films, but the changes since are not known", async () => {
  await inFolder(async (folder) => {
    await run(folder, "2026-01-01T04:00:00Z", { isKilled: true });
    const next = await run(folder, "2026-01-20T04:00:00Z");
    assertEquals([next.asked, next.films, next.completeOn], [ALL, KEPT, null]);
  });
});

Deno.test("another plan begins a run of its own; another server's films are not used", async () => {
  await inFolder(async (folder) => {
    await run(folder, "2026-01-01T04:00:00Z");
    const more = await run(folder, "2026-01-01T05:00:00Z", { plan: { ...PLAN, pages: 2 } });
    assertEquals([more.asked, more.films], [ALL, KEPT]);
    const elsewhere = { ...PLAN, url: "http://localhost/4" };
    const other = await run(folder, "2026-01-01T06:00:00Z", { plan: elsewhere });
    assertEquals([other.asked, other.films, other.completeOn], [ALL, [], null]);
  });
});

Deno.test("a crash while a run's films are put away loses and doubles nothing", async () => {
  await inFolder(async (folder) => {
    await run(folder, "2026-01-01T04:00:00Z");
    const before = await Deno.readFile(join(folder, "run.log"));
    await run(folder, "2026-01-02T04:00:00Z");
    await Deno.writeFile(join(folder, "run.log"), before); // as if it had not been removed yet
    await Deno.writeTextFile(join(folder, "films.log.part"), "half a line");
    const next = await run(folder, "2026-01-03T04:00:00Z");
    assertEquals([next.asked, next.films, next.completeOn], [ALL, KEPT, "2026-01-01"]);
  });
});

Deno.test("what was fetched half a year ago is not given, and the next run removes it", async () => {
  await inFolder(async (folder) => {
    await run(folder, "2026-01-01T04:00:00Z");
    assertEquals((await run(folder, "2026-06-20T04:00:00Z")).films, KEPT); // 170 days
    await inFolder(async (other) => {
      await run(other, "2026-01-01T04:00:00Z");
      assertEquals((await run(other, "2026-06-21T04:00:00Z")).films, []);
      assert(!(await Deno.readTextFile(join(other, "films.log"))).includes("Film"));
    });
  });
});

Deno.test("a list that was not there is asked for again", async () => {
  await inFolder(async (folder) => {
    using store = await TmdbStore.open(folder, PLAN, new Date("2026-01-01T04:00:00Z"));
    let times = 0;
    const ask = store.asking(() => {
      times++;
      return Promise.resolve(null);
    });
    await ask(POPULAR, pageSchema);
    await ask(POPULAR, pageSchema);
    assertEquals(times, 2);
  });
});
