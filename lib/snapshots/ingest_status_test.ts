import { assertEquals } from "@std/assert";
import { inFolder } from "../ingest/testing.ts";
import { readIngestStatus, writeIngestStatus } from "./ingest_status.ts";
import { ingestStatusFile } from "./layout.ts";

const STATUS = {
  ended_at: "2026-11-23T04:07:00.000Z",
  seconds: 420.5,
  ok: false,
  snapshot: null,
  sentence: "There is no file ratings.csv.",
  next_run_at: "2026-11-24T04:00:00.000Z",
};

Deno.test("the last outcome is read as it was kept, and replaced by the next", async () => {
  await inFolder(async (folder) => {
    assertEquals(await readIngestStatus(folder), null);
    await writeIngestStatus(folder, STATUS);
    assertEquals(await readIngestStatus(folder), STATUS);
    await writeIngestStatus(folder, { ...STATUS, ok: true });
    assertEquals((await readIngestStatus(folder))?.ok, true);
    assertEquals(Array.from(Deno.readDirSync(folder)).length, 1);
  });
});

Deno.test("an outcome that cannot be used says nothing", async () => {
  await inFolder(async (folder) => {
    for (
      const text of ["", "{", "null", '{"ok":1}', JSON.stringify({ ...STATUS, ended_at: "x" })]
    ) {
      await Deno.writeTextFile(ingestStatusFile(folder), text);
      assertEquals(await readIngestStatus(folder), null);
    }
  });
});
