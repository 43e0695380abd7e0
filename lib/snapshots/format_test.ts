import { assertEquals } from "@std/assert";
import { formatSnapshotList } from "./format.ts";
import { listSnapshots } from "./list.ts";
import { dayId, inDataDir } from "./testing.ts";

Deno.test("a snapshot is a line, the current one marked and damage told in it", () =>
  inDataDir(2, async (dataDir) => {
    const [second, first] = await listSnapshots(dataDir);
    const damaged = { id: first.id, damage: "it ends\n  too early" };
    assertEquals(
      formatSnapshotList([second, damaged], second.id),
      `* ${dayId(2)}  0 ratings of 0 films by 0 people\n` +
        `  ${dayId(1)}  damaged: it ends too early\n`,
    );
    assertEquals(formatSnapshotList([], null), "");
  }));
