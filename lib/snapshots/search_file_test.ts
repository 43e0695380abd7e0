import { assertEquals, assertRejects } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { readSearch, readTuned, type Search, writeSearch } from "./search_file.ts";

const search: Search = {
  model: "blend",
  protocol: "some ratings",
  chosen: { easeWeight: 0.3 },
  why: "The best of two.",
  trials: [{
    index: 0,
    settings: {},
    figure: 0.36,
    difference: { difference: 0, low: 0, high: 0, below: 0.5 },
    fit_seconds: 1.5,
  }],
  reference: { ids: [1], sums: [0.36], counts: [1], root: false },
};

Deno.test("a search is read as it was written, its choice by model", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/search.json`;
    assertEquals(await readSearch(path), undefined);
    await assertRejects(() => readTuned([path]), ReelmatchError, "deno task tune");
    await writeSearch(path, search);
    assertEquals(await readSearch(path), search);
    assertEquals(await readTuned([path]), { blend: { easeWeight: 0.3 } });
    assertEquals([...Deno.readDirSync(folder)].length, 1);
    for (const text of ["{}", "{", "[]"]) {
      await Deno.writeTextFile(path, text);
      await assertRejects(() => readSearch(path), ReelmatchError, "no search");
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
