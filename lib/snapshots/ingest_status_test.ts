import { assertEquals, assertRejects } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { inFolder } from "../ingest/testing.ts";
import { readIngestStatus, recordIngest, writeIngestStatus } from "./ingest_status.ts";
import { keepNextRun } from "./ingest_schedule.ts";
import { ingestScheduleFile, ingestStatusFile } from "./layout.ts";
import { lockForBuild } from "./lock.ts";

const STATUS = {
  ended_at: "2026-11-23T04:07:00.000Z",
  seconds: 420.5,
  ok: false,
  snapshot: null,
  sentence: "There is no file ratings.csv.",
};
const WITHOUT_SCHEDULE = { ...STATUS, next_run_at: null };

Deno.test("the last outcome is read as it was kept, and replaced by the next", async () => {
  await inFolder(async (folder) => {
    assertEquals(await readIngestStatus(folder), null);
    await writeIngestStatus(folder, STATUS);
    assertEquals(await readIngestStatus(folder), WITHOUT_SCHEDULE);
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

Deno.test("an ingest that another one keeps out leaves the outcome before, any other failure does not", async () => {
  await inFolder(async (folder) => {
    await writeIngestStatus(folder, STATUS);
    const record = (ingest: () => Promise<never>) =>
      assertRejects(
        () => recordIngest(folder, ingest, () => {}),
        ReelmatchError,
      );
    using _other = await lockForBuild(folder);
    await record(async () => {
      using _own = await lockForBuild(folder);
      throw new ReelmatchError("BAD_INPUT", "The lock was given twice.");
    });
    assertEquals(await readIngestStatus(folder), WITHOUT_SCHEDULE);
    await record(() => Promise.reject(new ReelmatchError("BAD_INPUT", "No file.")));
    assertEquals((await readIngestStatus(folder))?.sentence, "No file.");
  });
});

Deno.test("an ingest by hand leaves the next run of a schedule visible, until that ends", async () => {
  await inFolder(async (folder) => {
    const next = new Date("2026-11-24T04:00:00Z");
    const nextRun = async () => (await readIngestStatus(folder))?.next_run_at;
    await keepNextRun(folder, next, () => {});
    await recordIngest(
      folder,
      () => Promise.resolve({ snapshot: "s", sentence: "Done." }),
      () => {},
    );
    assertEquals(await nextRun(), next.toISOString());
    await Deno.writeTextFile(ingestScheduleFile(folder), "{");
    assertEquals(await nextRun(), null);
    await keepNextRun(folder, next, () => {});
    await keepNextRun(folder, null, () => {});
    await keepNextRun(folder, null, () => {});
    assertEquals(await nextRun(), null);
  });
});
