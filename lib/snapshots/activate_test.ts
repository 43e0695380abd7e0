import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { activateSnapshot, rollBack } from "./activate.ts";
import { readCurrent } from "./current.ts";
import { CATALOG_FILE, snapshotDir } from "./layout.ts";
import { lockCurrent, lockForBuild } from "./lock.ts";
import { dayId, inDataDir, publishDay } from "./testing.ts";

const damage = (dataDir: string, day: number) =>
  Deno.writeTextFile(join(snapshotDir(dataDir, dayId(day)), CATALOG_FILE), "other bytes");

const unreported = (line: string) => {
  throw new Error(`reported: ${line}`);
};

Deno.test("an older snapshot can be made current, and the newer one again", () =>
  inDataDir(3, async (dataDir) => {
    for (const day of [1, 3, 2]) {
      assertEquals((await activateSnapshot(dataDir, dayId(day))).id, dayId(day));
      assertEquals(await readCurrent(dataDir), dayId(day));
    }
  }));

Deno.test("a damaged or missing snapshot never becomes current", () =>
  inDataDir(2, async (dataDir) => {
    await damage(dataDir, 1);
    for (const [day, code] of [[1, "CORRUPT"], [9, "NOT_FOUND"]] as const) {
      const error = await assertRejects(
        () => activateSnapshot(dataDir, dayId(day)),
        ReelmatchError,
      );
      assertEquals(error.code, code);
      assertStringIncludes(error.message, dayId(day));
      assertEquals(await readCurrent(dataDir), dayId(2));
    }
  }));

Deno.test("a roll-back goes to the parent, even where a newer one lies between", () =>
  inDataDir(2, async (dataDir) => {
    await publishDay(dataDir, 3, 1);
    assertEquals((await rollBack(dataDir, unreported)).id, dayId(1));
    assertEquals(await readCurrent(dataDir), dayId(1));
  }));

Deno.test("a roll-back passes over what is gone or damaged, and says so", () =>
  inDataDir(4, async (dataDir) => {
    await Deno.remove(snapshotDir(dataDir, dayId(3)), { recursive: true });
    await damage(dataDir, 2);
    const lines: string[] = [];
    assertEquals((await rollBack(dataDir, (line) => lines.push(line))).id, dayId(1));
    assertEquals(lines.length, 2);
    assertStringIncludes(lines[0], dayId(3));
    assertStringIncludes(lines[1], "catalog.duckdb");
  }));

Deno.test("a roll-back without a way back leaves everything as it is", () =>
  inDataDir(1, async (dataDir) => {
    const error = await assertRejects(() => rollBack(dataDir, unreported), ReelmatchError);
    assertEquals(error.code, "NOT_FOUND");
    assertEquals(await readCurrent(dataDir), dayId(1));
  }));

Deno.test("an older snapshot can be gone back to while a build runs", () =>
  inDataDir(2, async (dataDir) => {
    using _building = await lockForBuild(dataDir);
    assertEquals((await rollBack(dataDir, unreported)).id, dayId(1));
    assertEquals((await activateSnapshot(dataDir, dayId(2))).id, dayId(2));
    assertEquals(await readCurrent(dataDir), dayId(2));
  }));

Deno.test("a data folder that is not there is said, and not made", () =>
  inDataDir(1, async (dataDir) => {
    const mistyped = `${dataDir}-none`;
    for (
      const choose of [
        () => activateSnapshot(mistyped, dayId(1)),
        () => rollBack(mistyped, unreported),
      ]
    ) {
      const error = await assertRejects(choose, ReelmatchError);
      assertEquals(error.code, "UNAVAILABLE");
      assertStringIncludes(error.message, mistyped);
    }
    await assertRejects(() => Deno.stat(mistyped), Deno.errors.NotFound);
  }));

Deno.test("of several who choose at once each waits for the one before", () =>
  inDataDir(3, async (dataDir) => {
    const chosen = [1, 2, 3, 1, 2].map((day) => activateSnapshot(dataDir, dayId(day)));
    assertEquals((await Promise.all(chosen)).map(({ id }) => id), [1, 2, 3, 1, 2].map(dayId));
    assert([1, 2, 3].map(dayId).includes(await readCurrent(dataDir) ?? dayId(9)));
    using _held = await lockCurrent(dataDir);
    const error = await assertRejects(() => lockCurrent(dataDir, 0), ReelmatchError);
    assertEquals(error.code, "BUSY");
  }));
