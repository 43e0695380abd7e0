import { DuckDBInstance } from "@duckdb/node-api";
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ingestInto } from "../lib/ingest/ingest.ts";
import { RecordLog } from "../lib/ingest/sources/tmdb/record_log.ts";
import { runHeadOf } from "../lib/ingest/sources/tmdb/run_head.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import { inFolder } from "../lib/ingest/testing.ts";
import type { LocalServer } from "../lib/ingest/testing/local_server.ts";
import {
  accessTo,
  playedFilm,
  type PlayedTmdb,
  playTmdb,
  TEST_TOKEN,
} from "../lib/ingest/testing/tmdb_server.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { CATALOG_FILE, snapshotDir, tmdbDir } from "../lib/snapshots/layout.ts";
import { type Outcome, taskCommand } from "./command.ts";
import { tmdbId, writeSmallMovieLens } from "./small_source.ts";

/** After so many further requests of a run it is killed; the sum is less than one run's requests. */
const MOMENTS = [1, 2, 9, 4, 16, 3, 11, 6];
/** Then while the catalogue is built, and while models are trained. */
const LATE_MOMENTS = ["Joining ratings", "evaluate: "];

const RATED = Array.from({ length: 59 }, (_, i) => tmdbId(i + 1));

/** A TMDB of 20 pages that fails now and then, and repeats its client's key in what it tells. */
const played = (): PlayedTmdb => ({
  films: [
    ...Array.from({ length: 100 }, (_, i) => playedFilm(10_000 + i)),
    playedFilm(20_000, { overview: `The key is ${TEST_TOKEN}.` }),
    ...RATED.slice(4).map((id) => playedFilm(id)),
  ],
  pageSize: 8,
  interfere: ({ path }, times) => {
    if (times > 0) return undefined;
    if (path.includes("page=3")) return { status: 500, body: `You sent ${TEST_TOKEN}.` };
    return path.includes("page=5") ? { body: "{", cutAfter: 1 } : undefined;
  },
});

interface Ingest {
  readonly folder: string;
  readonly server: LocalServer;
  /** Asked with everything that was written so far, whenever there is more. */
  readonly isOver?: (log: string) => boolean;
  /** Sent as soon as it is over. */
  readonly signal?: Deno.Signal;
}

/** Runs `deno task ingest` with TMDB. */
async function runIngest(
  { folder, server, isOver = () => false, signal = "SIGKILL" }: Ingest,
): Promise<Outcome> {
  const args = ["--from", `movielens:${join(folder, "ml")}`, "--films", "tmdb"];
  const child = taskCommand("ingest", args, {
    env: {
      DATA_DIR: join(folder, "data"),
      TMDB_URL: `${server.origin}/3`,
      TMDB_TOKEN: TEST_TOKEN,
      TMDB_REQUESTS_PER_SECOND: "1000",
    },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const stdout = new Response(child.stdout).text();
  let stderr = "";
  const asking = setInterval(() => {
    if (!isOver(stderr)) return;
    clearInterval(asking);
    child.kill(signal);
  }, 1);
  for await (const text of child.stderr.pipeThrough(new TextDecoderStream())) stderr += text;
  clearInterval(asking);
  const { code } = await child.status;
  return { code, stdout: await stdout, stderr };
}

/** Every row of every table of a catalogue, as text. */
async function tablesOf(path: string): Promise<Record<string, string[]>> {
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  const tables: Record<string, string[]> = {};
  for (const [name] of await rows("SELECT table_name FROM duckdb_tables() ORDER BY 1")) {
    tables[String(name)] = (await rows(`FROM ${name}`)).map((row) => JSON.stringify(row));
  }
  connection.closeSync();
  instance.closeSync();
  return tables;
}

/** Every file below a folder, as text. */
async function* texts(folder: string): AsyncGenerator<{ path: string; text: string }> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) yield* texts(path);
    else yield { path, text: new TextDecoder("latin1").decode(await Deno.readFile(path)) };
  }
}

Deno.test("an ingest that is killed ten times gives what one gives that is left alone", async () => {
  await using server = await playTmdb(played());
  await inFolder(async (folder) => {
    await Deno.mkdir(join(folder, "ml"));
    await writeSmallMovieLens(join(folder, "ml"));
    const runLog = join(tmdbDir(join(folder, "data")), "en-US", "run.log");
    let answered = new Set<string>();
    let log = "";
    const run = async (isOver?: Ingest["isOver"]): Promise<Outcome> => {
      const before = server.asked.length;
      const outcome = await runIngest({ folder, server, isOver });
      for (const { path } of server.asked.slice(before)) {
        assert(!answered.has(path.replace("/3/", "/")), `${path} was asked for again`);
      }
      using records = await RecordLog.open(runLog);
      answered = new Set(records.keys());
      log += outcome.stdout + outcome.stderr;
      return outcome;
    };
    for (const requests of MOMENTS) {
      const end = server.asked.length + requests;
      const { code } = await run((written) =>
        server.asked.length >= end || written.includes(LATE_MOMENTS[0])
      );
      assertEquals(code, 137);
    }
    for (const moment of LATE_MOMENTS) {
      assertEquals((await run((written) => written.includes(moment))).code, 137);
    }
    const { code, stderr } = await run();
    assertEquals(code, 0, stderr);

    const id = await readCurrent(join(folder, "data"));
    assert(id !== null);
    const tables = await tablesOf(join(snapshotDir(join(folder, "data"), id), CATALOG_FILE));
    assertEquals(tables, await leftAlone(folder, server, runLog));

    assertStringIncludes(tables.films.join("\n"), "The key is ***.");
    assert(!`${log}${JSON.stringify(tables)}`.includes(TEST_TOKEN));
    for await (const { path, text } of texts(folder)) assert(!text.includes(TEST_TOKEN), path);
  });
});

/** The tables of an ingest of the same day that asks for everything itself. */
async function leftAlone(
  folder: string,
  server: LocalServer,
  runLog: string,
): Promise<Record<string, string[]>> {
  using records = await RecordLog.open(runLog);
  const day = runHeadOf(records)?.startedAt;
  assert(day !== undefined);
  const path = join(folder, "left_alone.duckdb");
  await ingestInto(path, parseSources([`movielens:${join(folder, "ml")}`], ["tmdb"]), {
    tmdb: {
      access: accessTo(server),
      folder: join(folder, "left_alone"),
      now: () => new Date(day),
    },
  });
  return await tablesOf(path);
}

Deno.test("an ingest that TMDB refuses shows and keeps no key, though the server repeats it", async () => {
  const refusals: PlayedTmdb["interfere"][] = [
    () => ({ status: 401, body: JSON.stringify({ status_message: `Bad key ${TEST_TOKEN}` }) }),
    () => ({ status: 307, headers: { location: `http://127.0.0.1:1/?api_key=${TEST_TOKEN}` } }),
  ];
  for (const interfere of refusals) {
    await using server = await playTmdb({ films: [], interfere });
    await inFolder(async (folder) => {
      await Deno.mkdir(join(folder, "ml"));
      await writeSmallMovieLens(join(folder, "ml"));
      const { code, stdout, stderr } = await runIngest({ folder, server });
      assertEquals(code, 1);
      assert(stderr.split("\n").some((line) => line.startsWith("error: ")), stderr);
      assert(!`${stdout}${stderr}`.includes(TEST_TOKEN));
      for await (const { path, text } of texts(folder)) assert(!text.includes(TEST_TOKEN), path);
    });
  }
});

Deno.test("Ctrl-C while TMDB is asked ends the ingest with how to go on", async () => {
  let isAsked = false;
  const interfere: PlayedTmdb["interfere"] = ({ path }) => {
    isAsked ||= path.includes("page=3");
    return isAsked ? { stallAfter: 0 } : undefined;
  };
  await using server = await playTmdb({ ...played(), interfere });
  await inFolder(async (folder) => {
    await Deno.mkdir(join(folder, "ml"));
    await writeSmallMovieLens(join(folder, "ml"));
    const isOver = () => isAsked;
    const { code, stderr } = await runIngest({ folder, server, isOver, signal: "SIGINT" });
    assertEquals(code, 1, stderr);
    assertStringIncludes(stderr, "begins the catalogue again, with all that was fetched.");
    const data = [...Deno.readDirSync(join(folder, "data"))].map(({ name }) => name);
    assert(!data.some((name) => name.startsWith(".building-")), `${data}`);
  });
});
