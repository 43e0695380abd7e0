import { assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
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
