import { DuckDBInstance } from "@duckdb/node-api";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ingestInto } from "../lib/ingest/ingest.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import { startLocalServer } from "../lib/ingest/testing/local_server.ts";
import { makeZip } from "../lib/ingest/testing/make_zip.ts";
import { inFolder } from "../lib/ingest/testing.ts";
import { seededRandom } from "../lib/models/random.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { readIngestStatus } from "../lib/snapshots/ingest_status.ts";
import {
  CATALOG_FILE,
  currentFile,
  ingestStatusFile,
  snapshotDir,
  snapshotsDir,
} from "../lib/snapshots/layout.ts";
import { ROOT, runTask, taskCommand } from "./command.ts";
import { writeSmallMovieLens } from "./small_source.ts";

const KILLS = 10;

/** Every row of every table but that of changes, which tells of the catalogue before. */
async function tablesOf(path: string): Promise<Record<string, string[]>> {
  const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  const tables: Record<string, string[]> = {};
  for (const [name] of await rows("SELECT table_name FROM duckdb_tables() ORDER BY 1")) {
    if (name === "quality_changes") continue;
    tables[String(name)] = (await rows(`FROM ${name}`)).map((row) => JSON.stringify(row));
  }
  connection.closeSync();
  instance.closeSync();
  return tables;
}

const catalogOf = async (dataDir: string): Promise<string> => {
  const id = await readCurrent(dataDir);
  assert(id !== null);
  return join(snapshotDir(dataDir, id), CATALOG_FILE);
};

/** A folder with a small source and the arguments that name it. */
const withSource = (
  work: (folder: { dataDir: string; source: string; args: string[] }) => Promise<void>,
): Promise<void> =>
  inFolder(async (folder) => {
    const source = join(folder, "ml");
    await Deno.mkdir(source);
    await writeSmallMovieLens(source, { people: 20, films: 30 });
    const args = ["--from", `movielens:${source}`];
    await work({ dataDir: join(folder, "data"), source, args });
  });

// Real processes, each with its own start: most of a minute on two busy cores.
Deno.test("an ingest killed at ten random moments, and run again, gives the same tables", () =>
  withSource(async ({ dataDir, source, args }) => {
    const whole = join(dataDir, "..", "whole.duckdb");
    await ingestInto(whole, parseSources([`movielens:${source}`], []));
    const start = () =>
      taskCommand("ingest", args, { env: { DATA_DIR: dataDir }, stdout: "null", stderr: "null" })
        .spawn();
    const begun = performance.now();
    assertEquals((await start().status).code, 0);
    const wholeMs = performance.now() - begun;
    const first = await tablesOf(await catalogOf(dataDir));
    const random = seededRandom(7);
    for (let kill = 0; kill < KILLS; kill++) {
      const child = start();
      const timer = setTimeout(() => child.kill("SIGKILL"), wholeMs * random.uniform());
      await child.status.finally(() => clearTimeout(timer));
      assertEquals(await tablesOf(await catalogOf(dataDir)), first);
    }
    assertEquals((await start().status).code, 0); // nobody holds the lock of the dead
    assertEquals(await tablesOf(await catalogOf(dataDir)), await tablesOf(whole));
    const left = Array.from(Deno.readDirSync(snapshotsDir(dataDir)), ({ name }) => name);
    assert(left.every((name) => !name.startsWith(".")), left.join());
  }));

Deno.test("machines read objects, the report is printed again, and losses are refused", () =>
  withSource(async ({ dataDir, source, args }) => {
    const env = { DATA_DIR: dataDir };
    const { code, stdout, stderr } = await runTask("ingest", [...args, "--json"], env);
    assertEquals(code, 0, stderr);
    const events = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
    const published = events.at(-1);
    assertEquals(published.type, "published");
    assertEquals(published.snapshot, await readCurrent(dataDir));
    assert(events.some(({ type, stage }) => type === "stage" && stage === "statistics"));
    assertEquals((await readIngestStatus(dataDir))?.snapshot, published.snapshot);

    const report = await runTask("ingest", ["--report"], env);
    assertMatch(report.stdout, /29 films, \d+ of them without a rating/);

    await writeSmallMovieLens(source, { people: 5, films: 30 });
    const loss = await runTask("ingest", args, env);
    assertEquals(loss.code, 1);
    assertMatch(loss.stderr, /error: The new catalogue lacks \d+ of the \d+ ratings in use/);
    assertEquals(await readCurrent(dataDir), published.snapshot);
    assertEquals((await readIngestStatus(dataDir))?.ok, false);

    const bad = `${await Deno.readTextFile(join(source, "ratings.csv"))}x,1,1,1\r\n`;
    await Deno.writeTextFile(join(source, "ratings.csv"), bad);
    const strict = await runTask("ingest", [...args, "--allow-loss", "--strict", "0"], env);
    assertStringIncludes(strict.stderr, "1 of");
    assertStringIncludes(strict.stderr, "at most 0 % may be");
  }));

Deno.test("a zip file is read with the permissions that the task has", () =>
  withSource(async ({ dataDir, source }) => {
    const items = await Promise.all(
      ["ratings.csv", "links.csv", "movies.csv"].map(async (name) => ({
        name: `ml/${name}`,
        content: await Deno.readFile(join(source, name)),
      })),
    );
    const zip = `${source}.zip`;
    await Deno.writeFile(zip, makeZip(items));
    const { code, stderr } = await runTask("ingest", ["--from", `movielens:${zip}`], {
      DATA_DIR: dataDir,
    });
    assertEquals(code, 0, stderr);
    assert(await readCurrent(dataDir) !== null);
  }));

Deno.test("a schedule's failure is kept with the next run, and SIGTERM ends it", () =>
  withSource(async ({ dataDir, source }) => {
    const args = ["--from", `movielens:${source}-missing`, "--every", "* * * * * *"];
    const child = taskCommand("ingest", args, {
      env: { DATA_DIR: dataDir },
      stdout: "null",
      stderr: "piped",
    }).spawn();
    let log = "";
    for await (const text of child.stderr.pipeThrough(new TextDecoderStream())) {
      const before = log;
      log += text;
      const failures = log.split("Failed: ").length - 1;
      if (failures < 2 || before.split("Failed: ").length - 1 >= 2) continue;
      assertMatch((await readIngestStatus(dataDir))?.next_run_at ?? "", /^20/);
      child.kill("SIGTERM");
    }
    assertEquals((await child.status).code, 0, log);
    const status = await readIngestStatus(dataDir);
    assertEquals(status?.ok, false);
    assertStringIncludes(status?.sentence ?? "", "ml-missing");
    assertEquals(status?.next_run_at, null);
  }));

Deno.test("a second ingest at the same time is refused, and leaves the outcome before as it is", () =>
  withSource(async ({ dataDir, args }) => {
    const asked = Promise.withResolvers<void>();
    await using server = await startLocalServer(() => {
      asked.resolve();
      return { stallAfter: 0 };
    });
    const env = { DATA_DIR: dataDir, GROUPLENS_URL: `${server.origin}/` };
    assertEquals((await runTask("ingest", args, env)).code, 0);
    const outcome = await Deno.readTextFile(ingestStatusFile(dataDir));
    const first = taskCommand("ingest", ["--from", "movielens:ml-1m"], {
      env,
      stdout: "null",
      stderr: "null",
    }).spawn();
    await asked.promise;
    const second = await runTask("ingest", args, env);
    assertEquals(second.code, 1);
    assertMatch(
      second.stderr,
      /^error: Another process is building a snapshot in .*: wait for it/m,
    );
    assertEquals(await Deno.readTextFile(ingestStatusFile(dataDir)), outcome);
    first.kill("SIGTERM");
    assertEquals((await first.status).code, 1);
    assertMatch((await readIngestStatus(dataDir))?.sentence ?? "", /begins the catalogue again/);
  }));

/** Whether this machine lets an ordinary user mount a file system of its own. */
const canMount = await new Deno.Command("unshare", {
  args: ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
  stdout: "null",
  stderr: "null",
}).output().then(({ success }) => success, () => false);

for (
  const { name, options, expected } of [
    { name: "a full disk", options: "size=1m", expected: /disk|space|written|ENOSPC/ },
    { name: "a read-only data folder", options: "ro", expected: /cannot be written/ },
  ]
) {
  Deno.test({
    name: `${name} is one sentence, and nothing is left behind`,
    ignore: !canMount,
    fn: () =>
      withSource(async ({ dataDir, source }) => {
        await Deno.mkdir(dataDir);
        const script = `mount -t tmpfs -o ${options} tmpfs "$DATA_DIR" && ` +
          `"$DENO" run -A scripts/ingest.ts --from "movielens:$SOURCE"; echo "exit $?"; ` +
          `find "$DATA_DIR" -type f -size +64k -o -path "*/snapshots/*" | sed "s/^/left /"`;
        const { stdout, stderr } = await new Deno.Command("unshare", {
          args: ["--user", "--map-root-user", "--mount", "sh", "-c", script],
          cwd: ROOT,
          env: { DATA_DIR: dataDir, SOURCE: source, DENO: Deno.execPath(), NO_COLOR: "1" },
        }).output();
        const [out, log] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
        assertEquals(out, "exit 1\n", log);
        const errors = log.split("\n").filter((line) => line.startsWith("error: "));
        assertEquals(errors.length, 1, log);
        assertMatch(errors[0], expected);
        assert(!log.includes("    at "), log);
        assertEquals(await Deno.stat(currentFile(dataDir)).catch(() => null), null);
      }),
  });
}
