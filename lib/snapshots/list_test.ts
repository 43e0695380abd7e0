import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { MANIFEST_FILE, snapshotDir, snapshotsDir } from "./layout.ts";
import { listSnapshots } from "./list.ts";
import { dayId, inDataDir } from "./testing.ts";

Deno.test("a folder without snapshots lists none", () =>
  inDataDir(0, async (dataDir) => {
    assertEquals(await listSnapshots(dataDir), []);
    assertEquals(await listSnapshots(join(dataDir, "nowhere")), []);
  }));

Deno.test("snapshots are listed newest first with their manifests", () =>
  inDataDir(3, async (dataDir) => {
    const list = await listSnapshots(dataDir);
    assertEquals(list.map(({ id }) => id), [dayId(3), dayId(2), dayId(1)]);
    for (const one of list) {
      assert("manifest" in one);
      assertEquals(one.manifest.id, one.id);
    }
  }));

Deno.test("a manifest that cannot be used is listed with its reason", () =>
  inDataDir(2, async (dataDir) => {
    await Deno.writeTextFile(join(snapshotDir(dataDir, dayId(1)), MANIFEST_FILE), "{");
    const [whole, damaged] = await listSnapshots(dataDir);
    assert("manifest" in whole && "damage" in damaged);
    assertStringIncludes(damaged.damage, dayId(1));
  }));

Deno.test("unfinished builds, files and foreign folders are no snapshots", () =>
  inDataDir(1, async (dataDir) => {
    await Deno.mkdir(join(snapshotsDir(dataDir), `.building-${dayId(2)}`));
    await Deno.mkdir(join(snapshotsDir(dataDir), "lost+found"));
    await Deno.writeTextFile(join(snapshotsDir(dataDir), dayId(3)), "a file");
    assertEquals((await listSnapshots(dataDir)).map(({ id }) => id), [dayId(1)]);
  }));
