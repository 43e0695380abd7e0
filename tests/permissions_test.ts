import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import project from "../deno.json" with { type: "json" };
import { inFolder } from "../lib/ingest/testing.ts";
import { ROOT } from "./command.ts";

/** How `deno task ingest --report` ends where nothing was published. */
async function reportOf(dataDir: string): Promise<string> {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "ingest", "--report"],
    cwd: ROOT,
    env: { DATA_DIR: dataDir, NO_COLOR: "1" },
  }).output();
  assertEquals(code, 1);
  return new TextDecoder().decode(stderr).trim();
}

Deno.test("a data folder may have any name that permissions can tell", async () => {
  await inFolder(async (folder) => {
    const dataDir = join(folder, "our films' data $1");
    assertEquals(
      await reportOf(dataDir),
      `error: ${dataDir} holds no snapshot: run \`deno task ingest\`.`,
    );
  });
});

Deno.test("a comma in the data folder's name, which parts permissions, is told", async () => {
  const said = await reportOf("films,2026");
  assertStringIncludes(said, 'error: DATA_DIR="films,2026": expected a folder without a comma');
  assertEquals(said.split("\n").length, 1);
});

/** Tasks whose arguments are files anywhere, or that only those who work on the project run. */
const BROAD = {
  start: [],
  serve: [],
  snapshots: [],
  build: ["--allow-read", "--allow-env"],
  ingest: ["--allow-read"],
  train: ["--allow-read"],
  evaluate: ["--allow-read"],
  export: ["--allow-read", "--allow-write"],
};

Deno.test("tasks that people run have each permission narrowed, but for what the README names", () => {
  const unnarrowed = Object.entries(project.tasks).flatMap(([task, { command }]) => {
    if (!Object.hasOwn(BROAD, task)) return [];
    assert(!/ (-A|--allow-all)\b/.test(command), command);
    return [[task, command.split(" ").filter((word) => /^--allow-\w+$/.test(word))]];
  });
  assertEquals(Object.fromEntries(unnarrowed), BROAD);
});

Deno.test("a process that serves may run nothing, and write to its journal alone", () => {
  const { command } = project.tasks.serve;
  assert(!command.includes("--allow-run"), command);
  assertStringIncludes(command, ' --allow-write="$(deno task -q permitted data)"/feedback ');
});
