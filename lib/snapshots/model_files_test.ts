import { assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import type { ModelData } from "../models/heads.ts";
import { readModel, writeModel } from "./model_files.ts";

const tensor = fc.oneof(
  fc.float32Array({ maxLength: 40 }),
  fc.float64Array({ maxLength: 40 }),
  fc.int32Array({ maxLength: 40 }),
).map((data) => ({ shape: [data.length], data }));

const model: fc.Arbitrary<ModelData> = fc.record({
  kind: fc.string(),
  settings: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.oneof(fc.integer(), fc.boolean())),
  tensors: fc.dictionary(fc.stringMatching(/^[a-z]+$/), tensor, { maxKeys: 4 }),
}, { noNullPrototype: true });

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a model is read as it was written, bit for bit", async () => {
  await fc.assert(
    fc.asyncProperty(model, (written) =>
      inFolder(async (folder) => {
        await writeModel(folder, "m", written);
        const read = await readModel(folder, "m");
        assertEquals(read.kind, written.kind);
        assertEquals({ ...read.settings }, { ...written.settings });
        assertEquals({ ...read.tensors }, { ...written.tensors });
      })),
    { numRuns: 40 },
  );
});

Deno.test("a binary file cut short is refused as corrupt", () =>
  inFolder(async (folder) => {
    const data = Float32Array.from({ length: 100 }, (_, i) => i);
    await writeModel(folder, "m", {
      kind: "k",
      settings: {},
      tensors: { a: { shape: [10, 10], data } },
    });
    await Deno.truncate(join(folder, "m.bin"), 200);
    const error = await assertRejects(() => readModel(folder, "m"), ReelmatchError);
    assertEquals(error.code, "CORRUPT");
  }));

for (
  const header of [
    "",
    "{}",
    '{"format":2}',
    "[",
    '{"format":1,"kind":"k","settings":{},"tensors":{"a":{"dtype":"f32","shape":[-1],"offset":0}}}',
  ]
) {
  Deno.test(`a header of ${JSON.stringify(header)} is refused as corrupt`, () =>
    inFolder(async (folder) => {
      await Deno.writeTextFile(join(folder, "m.json"), header);
      await Deno.writeFile(join(folder, "m.bin"), new Uint8Array(64));
      const error = await assertRejects(() => readModel(folder, "m"), ReelmatchError);
      assertEquals(error.code, "CORRUPT");
    }));
}
