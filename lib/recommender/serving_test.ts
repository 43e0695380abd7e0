import { assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { setCurrent } from "../snapshots/current.ts";
import { snapshotDir } from "../snapshots/layout.ts";
import { dayId, inDataDir } from "../snapshots/testing.ts";
import { serve } from "./serving.ts";

Deno.test("where nothing can be opened, nothing is served and each reason is told once", () =>
  inDataDir(2, async (dataDir) => {
    const messages: string[] = [];
    using serving = await serve(dataDir, ({ message }) => messages.push(message));
    using lease = serving.lease();
    assertEquals(lease.snapshot, null);
    assertEquals(messages.length, 2);
    assertStringIncludes(messages.join(), "cannot be read");
    await serving.refresh();
    assertEquals(messages.length, 2);
  }));

Deno.test("a snapshot that is not there is named", () =>
  inDataDir(1, async (dataDir) => {
    await Deno.remove(join(snapshotDir(dataDir, dayId(1))), { recursive: true });
    await setCurrent(dataDir, dayId(1));
    const messages: string[] = [];
    using _serving = await serve(dataDir, ({ message }) => messages.push(message));
    assertEquals(messages, [
      `Snapshot ${dayId(1)} is refused: There is no snapshot ${dayId(1)} in ${dataDir}.`,
    ]);
  }));
