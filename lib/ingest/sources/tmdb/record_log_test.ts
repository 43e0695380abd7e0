import { assert, assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { join } from "node:path";
import { ReelmatchError } from "../../../errors.ts";
import { inFolder } from "../../testing.ts";
import { RecordLog } from "./record_log.ts";

const KEYS = ["/movie/1?language=fr", "/movie/2", "été", "run"];
const records = fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.jsonValue()), { maxLength: 12 });

/** What a log holds, by key. */
const contents = (log: RecordLog): Record<string, unknown> =>
  Object.fromEntries([...log.keys()].map((key) => [key, log.get(key)]));

/** What remains of values that were written as JSON: no `-0`. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

Deno.test("what was written is there when the log is opened again, the last of each key", async () => {
  await inFolder(async (folder) => {
    await fc.assert(fc.asyncProperty(records, async (written) => {
      const path = join(folder, crypto.randomUUID());
      {
        using log = await RecordLog.open(path);
        for (const [key, value] of written) log.set(key, value);
        assertEquals(contents(log), plain(Object.fromEntries(written)));
      }
      using log = await RecordLog.open(path);
      assertEquals(contents(log), plain(Object.fromEntries(written)));
    }));
  });
});

Deno.test("of a log that was cut off anywhere the whole records are there, and more can be written", async () => {
  await inFolder(async (folder) => {
    const values = [["a", 1], ["b", "é\n\t"], ["c", { d: [null] }]] as const;
    const path = join(folder, "whole");
    const ends: number[] = [];
    {
      using log = await RecordLog.open(path);
      for (const [key, value] of values) {
        log.set(key, value);
        ends.push((await Deno.stat(path)).size);
      }
    }
    const bytes = await Deno.readFile(path);
    for (let size = 0; size <= bytes.length; size++) {
      const cut = join(folder, "cut");
      await Deno.writeFile(cut, bytes.subarray(0, size));
      const whole = values.filter((_, i) => ends[i] <= size);
      {
        using log = await RecordLog.open(cut);
        assertEquals(contents(log), Object.fromEntries(whole));
        log.set("new", size);
      }
      using log = await RecordLog.open(cut);
      assertEquals(contents(log), { ...Object.fromEntries(whole), new: size });
    }
  });
});

Deno.test("a damaged byte costs its own record, or with a line feed its neighbour too", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "log");
    {
      using log = await RecordLog.open(path);
      for (const key of ["a", "b", "c"]) log.set(key, key.repeat(5));
    }
    const bytes = await Deno.readFile(path);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at] ^= 1;
      await Deno.writeFile(path, damaged);
      using log = await RecordLog.open(path);
      const left = contents(log);
      assert(Object.keys(left).length >= (bytes[at] === 0x0a ? 1 : 2), `byte ${at}`);
      for (const [key, value] of Object.entries(left)) assertEquals(value, key.repeat(5));
    }
  });
});

Deno.test("a place where nothing can be written is a sentence", async () => {
  await inFolder(async (folder) => {
    const file = join(folder, "file");
    await Deno.writeTextFile(file, "");
    const error = await assertRejects(() => RecordLog.open(join(file, "log")), ReelmatchError);
    assertEquals(error.code, "UNAVAILABLE");
    assert(error.message.startsWith(`${join(file, "log")} cannot be written (`), error.message);
  });
});
