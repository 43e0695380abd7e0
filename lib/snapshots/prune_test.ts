import { assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { setCurrent } from "./current.ts";
import { holdSnapshot } from "./hold.ts";
import { CATALOG_FILE, currentFile, MANIFEST_FILE, snapshotDir, snapshotsDir } from "./layout.ts";
import { listSnapshots } from "./list.ts";
import { lockForBuild } from "./lock.ts";
import { pruneSnapshots } from "./prune.ts";
import { beginBuild } from "./publish.ts";
import { dayId, inDataDir } from "./testing.ts";

const DAYS = 5;

const unreported = (line: string) => {
  throw new Error(`reported: ${line}`);
};

const idsIn = async (dataDir: string) => (await listSnapshots(dataDir)).map(({ id }) => id);

Deno.test("the newest stay, and so do the current one and its parent, however old", () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: DAYS }),
      fc.integer({ min: 1, max: DAYS + 1 }),
      (currentDay, keep) =>
        inDataDir(DAYS, async (dataDir) => {
          await setCurrent(dataDir, dayId(currentDay));
          const before = await idsIn(dataDir);
          const removed = await pruneSnapshots(dataDir, keep, unreported);
          const stay = [5, 4, 3, 2, 1].filter((day) =>
            day > DAYS - keep || day === currentDay || day === currentDay - 1
          );
          assertEquals(await idsIn(dataDir), stay.map(dayId));
          assertEquals([...removed, ...stay.map(dayId)].sort(), before.sort());
          const left = await Array.fromAsync(Deno.readDir(snapshotsDir(dataDir)));
          assertEquals(left.length, stay.length);
        }),
    ),
    { numRuns: 10 },
  ));

const refuses = (name: string, code: string, prepare: (dataDir: string) => unknown, keep = 1) =>
  Deno.test(name, () =>
    inDataDir(3, async (dataDir) => {
      await prepare(dataDir);
      const error = await assertRejects(
        () => pruneSnapshots(dataDir, keep, unreported),
        ReelmatchError,
      );
      assertEquals(error.code, code);
      assertEquals((await idsIn(dataDir)).length, 3);
    }));

refuses(
  "nothing is removed where nothing is current",
  "NOT_READY",
  (dataDir) => Deno.remove(currentFile(dataDir)),
);

refuses(
  "nothing is removed where the current one hides its parent",
  "CORRUPT",
  (dataDir) => Deno.writeTextFile(join(snapshotDir(dataDir, dayId(3)), MANIFEST_FILE), "{"),
);

refuses("keeping none is refused", "BAD_INPUT", () => {}, 0);
refuses("keeping half a snapshot is refused", "BAD_INPUT", () => {}, 1.5);

Deno.test("what somebody reads stays, by name, until they have read it", () =>
  inDataDir(4, async (dataDir) => {
    const lines: string[] = [];
    {
      using _building = await lockForBuild(dataDir);
      using _reading = await holdSnapshot(dataDir, dayId(1));
      using _too = await holdSnapshot(dataDir, dayId(1));
      assertEquals(await pruneSnapshots(dataDir, 1, (line) => lines.push(line)), [dayId(2)]);
      assertEquals(lines, [`Snapshot ${dayId(1)} stays, as a process reads it.`]);
    }
    assertEquals(await pruneSnapshots(dataDir, 1, unreported), [dayId(1)]);
  }));

Deno.test("the unfinished build of another process is left alone", () =>
  inDataDir(2, async (dataDir) => {
    const folder = await beginBuild(dataDir, dayId(9));
    await Deno.writeTextFile(join(folder, CATALOG_FILE), "half");
    assertEquals(await pruneSnapshots(dataDir, 1, unreported), []);
    assertEquals(await Deno.readTextFile(join(folder, CATALOG_FILE)), "half");
  }));
