import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { readCurrent, setCurrent } from "../lib/snapshots/current.ts";
import { snapshotDir } from "../lib/snapshots/layout.ts";
import { listSnapshots } from "../lib/snapshots/list.ts";
import { readManifest } from "../lib/snapshots/manifest.ts";
import { runTask, taskCommand } from "./command.ts";
import { publishFolder, smallData } from "./small_snapshot.ts";

Deno.test("while one process trains, another chooses and prunes, and the training comes after that", async () => {
  await using data = await smallData();
  const { dataDir, sourceDir, manifest: { id: first } } = data;
  const { id: second } = await publishFolder(dataDir, sourceDir);
  const { id: third } = await publishFolder(dataDir, sourceDir);
  await setCurrent(dataDir, first);
  const snapshots = async (...args: string[]) => {
    const { code, stdout, stderr } = await runTask("snapshots", args, { DATA_DIR: dataDir });
    assertEquals(code, 0, stderr);
    return stdout + stderr;
  };

  const models = ["--stars", "svd-tuned", "--taste", "popularity", "--activate-anyway"];
  const training = taskCommand("train", models, {
    env: { DATA_DIR: dataDir, CHECKPOINT_SECONDS: "0", KEEP_SNAPSHOTS: "0" },
    stdout: "null",
    stderr: "piped",
  }).spawn();
  let told = "";
  let choice: Promise<void> | null = null;
  const choose = async () => {
    training.kill("SIGSTOP");
    assertStringIncludes(await snapshots("activate", third), third);
    assertEquals(await readCurrent(dataDir), third);
    const pruned = await snapshots("prune", "--keep", "1");
    assertStringIncludes(pruned, `Snapshot ${first} stays, as a process reads it.`);
    assert(!pruned.includes("Removed"), pruned);
    training.kill("SIGCONT");
  };
  for await (const text of training.stderr.pipeThrough(new TextDecoderStream())) {
    told += text;
    if (told.includes(" of 60 epochs")) choice ??= choose();
  }
  await choice;
  assertEquals((await training.status).code, 0, told);

  assertStringIncludes(told, `${third} was made current in place of ${first}`);
  const trained = await readCurrent(dataDir);
  assert(trained !== null && trained !== third);
  const { parent, promotion } = await readManifest(snapshotDir(dataDir, trained), trained);
  assertEquals([parent, promotion?.compared_with], [third, third]);
  const pruned = await snapshots("prune", "--keep", "1");
  assertEquals(pruned, `Removed snapshot ${second}.\nRemoved snapshot ${first}.\n`);
  assertEquals((await listSnapshots(dataDir)).map(({ id }) => id), [trained, third]);
});
