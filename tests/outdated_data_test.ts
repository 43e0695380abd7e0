import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { openCatalog } from "../lib/catalog/connection.ts";
import { execute } from "../lib/catalog/query.ts";
import { SCHEMA_VERSION } from "../lib/catalog/schema.ts";
import type { SnapshotId } from "../lib/ids.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { CATALOG_FILE, MANIFEST_FILE, snapshotDir } from "../lib/snapshots/layout.ts";
import { readManifest } from "../lib/snapshots/manifest.ts";
import { howToRebuild, outdatedCurrent } from "../lib/snapshots/outdated.ts";
import { publishFolder, smallData } from "./small_snapshot.ts";
import { startServer } from "./command.ts";

/** Gives the catalogue of a snapshot the layout of an older version. */
async function makeOld(dataDir: string, id: SnapshotId): Promise<void> {
  using catalog = await openCatalog(join(snapshotDir(dataDir, id), CATALOG_FILE), "write");
  await execute(catalog, `UPDATE catalog_info SET schema_version = ${SCHEMA_VERSION - 1}`);
}

/** Lets a snapshot say that it was made from the demo. */
async function sayDemo(dataDir: string, id: SnapshotId): Promise<void> {
  const folder = snapshotDir(dataDir, id);
  const manifest = await readManifest(folder, id);
  const sources = manifest.sources.map((source) => ({ ...source, source: "demo" }));
  await Deno.writeTextFile(join(folder, MANIFEST_FILE), JSON.stringify({ ...manifest, sources }));
}

Deno.test("data of an older version are told from those of this one, and the demo from others", async () => {
  await using data = await smallData();
  const { dataDir, sourceDir, manifest: { id } } = data;
  assertEquals(await outdatedCurrent(dataDir), null);
  await makeOld(dataDir, id);
  const ours = await outdatedCurrent(dataDir);
  assert(ours !== null && !ours.isDemoAlone);
  assertEquals([ours.id, ours.layout], [id, SCHEMA_VERSION - 1]);
  assertStringIncludes(howToRebuild(ours), "`deno task ingest --from movielens:");

  await sayDemo(dataDir, id);
  const demo = await outdatedCurrent(dataDir);
  assert(demo?.isDemoAlone);
  const { id: second } = await publishFolder(dataDir, sourceDir);
  assertEquals(await outdatedCurrent(dataDir), null);
  await makeOld(dataDir, second);
  assertEquals((await outdatedCurrent(dataDir))?.isDemoAlone, false);

  await Deno.writeTextFile(join(snapshotDir(dataDir, second), CATALOG_FILE), "no catalogue");
  assertEquals(await outdatedCurrent(dataDir), null);
});

Deno.test("deno task start leaves other data than the demo's as they are, and says what to run", async () => {
  await using data = await smallData();
  const { dataDir, manifest: { id } } = data;
  await makeOld(dataDir, id);
  await using server = await startServer("start", { DATA_DIR: dataDir });
  assertStringIncludes(server.log(), "built by an older version");
  assertStringIncludes(server.log(), "run `deno task ingest --from movielens:");
  assertEquals(
    await fetch(`${server.address}/readyz`).then(async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    }),
    503,
  );
  assertEquals(await readCurrent(dataDir), id);
});
