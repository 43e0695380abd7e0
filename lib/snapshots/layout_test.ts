import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { newSnapshotId } from "./layout.ts";

Deno.test("ids sort by time, to the millisecond", () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) });
  fc.assert(fc.property(moment, fc.integer({ min: 1, max: 2000 }), (before, later) => {
    const ids = [newSnapshotId(new Date(before)), newSnapshotId(new Date(before + later))];
    assertEquals(ids.toSorted(), ids);
  }));
});
