import { assertEquals, assertMatch } from "@std/assert";
import { join } from "node:path";
import { readConfig } from "../lib/config.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import type { ProgressEvent } from "../lib/progress/progress.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { ingestSnapshot } from "../lib/snapshots/ingest_snapshot.ts";
import { buildDir } from "../lib/snapshots/layout.ts";
import { listSnapshots } from "../lib/snapshots/list.ts";
import { publishFolder, smallData } from "./small_snapshot.ts";

Deno.test("a snapshot is published even where an older one cannot be removed, which is told", async () => {
  await using data = await smallData();
  const { dataDir, sourceDir, manifest: { id: first } } = data;
  const { id: second } = await publishFolder(dataDir, sourceDir);
  let told: ProgressEvent | undefined;
  const { services } = readConfig(() => undefined);
  const { manifest: { id: third } } = await ingestSnapshot(
    { dataDir, seed: 7, services, keepSnapshots: 1 },
    parseSources([`movielens:${sourceDir}`], []),
    (event) => {
      told = event;
      // stands where the first is to go when it is removed
      Deno.mkdirSync(join(buildDir(dataDir, first), "full"), { recursive: true });
    },
  );
  assertEquals(await readCurrent(dataDir), third);
  assertEquals((await listSnapshots(dataDir)).map(({ id }) => id), [third, second, first]);
  assertMatch(String(told), /^What is older could not be removed: /);
});
