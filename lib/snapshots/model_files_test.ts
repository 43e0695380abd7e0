import { assertEquals, assertRejects, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import type { ModelData } from "../models/heads.ts";
import { historiesOf } from "../models/histories.ts";
import { Arena } from "../models/kernel/arena.ts";
import { reviveTaste } from "../models/revive.ts";
import { syntheticRatings } from "../models/synthetic.ts";
import { TASTE_TRAINERS } from "../models/trainers.ts";
import { atOnce } from "../pieces.ts";
import { fillFrom, sha256OfFile } from "./files.ts";
import { freeTensors, readModel, writeModel } from "./model_files.ts";

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
        for (const arena of [undefined, new Arena()]) {
          const read = await readModel(folder, "m", arena);
          assertEquals(read.kind, written.kind);
          assertEquals({ ...read.settings }, { ...written.settings });
          assertEquals({ ...read.tensors }, { ...written.tensors });
        }
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
    for (const arena of [undefined, new Arena()]) {
      const error = await assertRejects(() => readModel(folder, "m", arena), ReelmatchError);
      assertEquals(error.code, "CORRUPT");
    }
  }));

Deno.test("a file larger than a part is read from any place, and has the digest of its bytes", () =>
  inFolder(async (folder) => {
    const path = join(folder, "large");
    const written = Uint8Array.from({ length: 700_000 }, (_, at) => at * 31 % 251);
    await Deno.writeFile(path, written);
    using file = await Deno.open(path);
    const read = new Uint8Array(600_000);
    await fillFrom(file, 1000, read);
    assertEquals(read, written.subarray(1000, 601_000));
    await assertRejects(() => fillFrom(file, 200_000, read), Error, "cut short");
    const digest = createHash("sha256").update(written).digest("hex");
    assertEquals(await sha256OfFile(path), digest);
  }));

Deno.test("a model's tensors are empty once their memory is given back", () =>
  inFolder(async (folder) => {
    const tensor = (length: number) => ({ shape: [length], data: new Int32Array(length) });
    const tensors = { a: tensor(10), b: tensor(0) };
    await writeModel(folder, "m", { kind: "k", settings: {}, tensors });
    const read = await readModel(folder, "m");
    for (let time = 0; time < 2; time++) atOnce(freeTensors(read));
    assertEquals(read.tensors.a.data.length, 0);
    const placed = await readModel(folder, "m", new Arena());
    atOnce(freeTensors(placed));
    assertEquals(placed.tensors.a.data.length, 10);
  }));

Deno.test("a taste head read into a kernel's memory works on it there, and gives the same", async () => {
  const ratings = syntheticRatings({ people: 30, films: 40, ratings: 500 }, 3);
  const [history] = historiesOf(ratings);
  await inFolder(async (folder) => {
    for (const [name, train] of Object.entries(TASTE_TRAINERS)) {
      const trained = await train(ratings, 1);
      await writeModel(folder, name, trained.toData());
      const data = await readModel(folder, name, new Arena());
      const taste = atOnce(reviveTaste(data));
      assertEquals(taste.scores(taste.foldIn(history)), trained.scores(trained.foldIn(history)));
      const size = (key: string): number => data.tensors[key].data.length;
      const [largest] = Object.keys(data.tensors).sort((a, b) => size(b) - size(a));
      assertStrictEquals(taste.toData().tensors[largest].data, data.tensors[largest].data);
    }
  });
});

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
