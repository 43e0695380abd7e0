import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { heldOutData, reviveHeldOut } from "../lib/evaluation/held_out.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { HELD_OUT_FILE, MODEL_DIR, snapshotDir } from "../lib/snapshots/layout.ts";
import { readManifest } from "../lib/snapshots/manifest.ts";
import { readModel, writeModel } from "../lib/snapshots/model_files.ts";
import { runTask } from "./command.ts";
import { publishFolder, type SmallData, smallData } from "./small_snapshot.ts";

/** Lets the snapshot in use have predicted every held-out rating and film. */
async function makeUnbeatable({ dataDir, manifest }: SmallData): Promise<void> {
  const folder = join(snapshotDir(dataDir, manifest.id), MODEL_DIR);
  const results = reviveHeldOut(await readModel(folder, HELD_OUT_FILE));
  for (const ending of ["bin", "json"]) {
    await Deno.remove(join(folder, `${HELD_OUT_FILE}.${ending}`));
  }
  const perfect = { squares: results.squares.fill(0), ndcgs: results.ndcgs.fill(1) };
  await writeModel(folder, HELD_OUT_FILE, heldOutData({ ...results, ...perfect }));
}

Deno.test("the same data again is compared with itself and made current", async () => {
  await using data = await smallData();
  assertEquals(data.manifest.promotion?.reason, "It is the first.");
  const { id, promotion } = await publishFolder(data.dataDir, data.sourceDir);
  assert(promotion !== undefined && promotion.people > 30);
  assertEquals(promotion.rmse, { difference: 0, low: 0, high: 0 });
  assertStringIncludes(promotion.reason, `Not worse than ${data.manifest.id}`);
  assertEquals(await readCurrent(data.dataDir), id);
});

Deno.test("a snapshot that loses is kept, told of everywhere, and made current when asked for", async () => {
  await using data = await smallData();
  await makeUnbeatable(data);
  const ingest = (...more: string[]) =>
    runTask("ingest", ["--from", `movielens:${data.sourceDir}`, ...more], {
      DATA_DIR: data.dataDir,
      SEED: "7",
      KEEP_SNAPSHOTS: "2",
    });
  const lost = await ingest();
  assertEquals(lost.code, 0, lost.stderr);
  assertEquals(await readCurrent(data.dataDir), data.manifest.id);
  const id = /Snapshot (\S+) is kept and not made current\. Worse than/.exec(lost.stdout)?.[1] ??
    "";
  const { stdout } = await runTask("snapshots", ["list"], { DATA_DIR: data.dataDir });
  assertMatch(stdout, new RegExp(`^  ${id} .*; not activated: Worse than`, "m"));
  assertMatch(stdout, new RegExp(`^\\* ${data.manifest.id} `, "m"));

  const forced = await ingest("--activate-anyway");
  assertMatch(forced.stdout, /is current\. Worse than .* as was asked for\./);
  const current = await readCurrent(data.dataDir);
  assert(current !== null && current !== data.manifest.id && current !== id);
  const { promotion } = await readManifest(snapshotDir(data.dataDir, current), current);
  assertEquals(promotion?.activated, true);
  const { stdout: left } = await runTask("snapshots", ["list"], { DATA_DIR: data.dataDir });
  assertEquals(left.trim().split("\n").length, 3, "the newest two and the parent of the current");
});
