import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { checkpointsDir, MODEL_DIR, snapshotDir } from "../lib/snapshots/layout.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { readManifest } from "../lib/snapshots/manifest.ts";
import { writeSearch } from "../lib/snapshots/search_file.ts";
import { runTask, taskCommand } from "./command.ts";
import { smallData } from "./small_snapshot.ts";

const ARGS = ["--stars", "svd-tuned", "--taste", "popularity"];

/** Starts training, sends a signal once it has told its first epoch, and waits for its end. */
async function stopTraining(
  dataDir: string,
  signal: Deno.Signal,
): Promise<{ code: number; stderr: string }> {
  const child = taskCommand("train", ARGS, {
    env: { DATA_DIR: dataDir, CHECKPOINT_SECONDS: "0" },
    stdout: "null",
    stderr: "piped",
  }).spawn();
  let stderr = "";
  let sent = false;
  for await (const text of child.stderr.pipeThrough(new TextDecoderStream())) {
    stderr += text;
    if (sent || !stderr.includes(" of 60 epochs")) continue;
    child.kill(signal);
    sent = true;
  }
  const { code } = await child.status;
  return { code, stderr };
}

async function starsBytes(dataDir: string): Promise<Uint8Array> {
  const current = await readCurrent(dataDir);
  assert(current !== null);
  return await Deno.readFile(join(snapshotDir(dataDir, current), MODEL_DIR, "stars.bin"));
}

Deno.test("deno task train: stopped or killed, it publishes nothing and goes on to the same bits", async () => {
  await using data = await smallData();
  const { dataDir } = data;
  const before = await readCurrent(dataDir);

  const stopped = await stopTraining(dataDir, "SIGTERM");
  assertEquals(stopped.code, 1, stopped.stderr);
  const last = stopped.stderr.trim().split("\n").at(-1) ?? "";
  assert(last.startsWith("error: Training was stopped on request after "), last);
  assertStringIncludes(last, "the same command takes up the training that was done");

  const killed = await stopTraining(dataDir, "SIGKILL");
  assert(killed.code !== 0);
  assertStringIncludes(killed.stderr, "svd goes on after epoch ");
  assertEquals(await readCurrent(dataDir), before);

  const env = { DATA_DIR: dataDir };
  const resumed = await runTask("train", ARGS, env);
  assertEquals(resumed.code, 0, resumed.stderr);
  assertStringIncludes(resumed.stderr, "svd goes on after epoch ");
  const bytes = await starsBytes(dataDir);
  const entries = await Array.fromAsync(Deno.readDir(dataDir));
  assert(!entries.some(({ name }) => checkpointsDir(dataDir).endsWith(name)), "states are left");

  const whole = await runTask("train", ARGS, { ...env, WORKERS: "3" });
  assertEquals(whole.code, 0, whole.stderr);
  assert(!whole.stderr.includes("goes on"), whole.stderr);
  assertEquals(await starsBytes(dataDir), bytes);
});

Deno.test("deno task train: settings that were chosen are those of the model, or refused", async () => {
  await using data = await smallData();
  const path = join(data.dataDir, "chosen.json");
  await writeSearch(path, {
    model: "svd-tuned",
    protocol: "some ratings",
    chosen: { factors: 8, epochs: 3 },
    why: "The best of one.",
    trials: [],
    reference: { ids: [], sums: [], counts: [], root: true },
  });
  const env = { DATA_DIR: data.dataDir };
  const idle = await runTask("train", ["--settings", path], env);
  assertEquals(idle.code, 1);
  assertStringIncludes(idle.stderr, 'The settings given are of "svd-tuned"');
  const trained = await runTask("train", [...ARGS, "--settings", path, "--activate-anyway"], env);
  assertEquals(trained.code, 0, trained.stderr);
  const current = await readCurrent(data.dataDir);
  assert(current !== null);
  const { models: { stars } } = await readManifest(snapshotDir(data.dataDir, current), current);
  assertEquals([stars.settings.factors, stars.settings.epochs], [8, 3]);
});

Deno.test("deno task train: a model that does not exist is refused before anything is done", async () => {
  const { code, stderr } = await runTask("train", ["--stars", "oracle"], { DATA_DIR: "/nowhere" });
  assertEquals(code, 1);
  assertStringIncludes(stderr, 'There is no stars model "oracle": expected one of mean, biases');
});
