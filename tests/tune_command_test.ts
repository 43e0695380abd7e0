import { assertEquals, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { readSearch } from "../lib/snapshots/search_file.ts";
import { runTask } from "./command.ts";
import { writeSmallMovieLens } from "./small_source.ts";

Deno.test("deno task tune: a search goes on where it was, trial by trial, and repeats itself", async () => {
  const folder = await Deno.makeTempDir({ prefix: "reelmatch-tune-" });
  try {
    await writeSmallMovieLens(folder);
    /** Searches for so many runs of one trial each: no minute is left for a second one. */
    const search = async (name: string, runs: number, seed = "1") => {
      const out = join(folder, name);
      const data = ["--ratings", join(folder, "ratings.csv"), "--model", "svd-tuned"];
      for (let run = 0; run < runs; run++) {
        const limits = ["--minutes", "0.00001", "--seed", seed];
        const { code, stdout, stderr } = await runTask("tune", ["--out", out, ...data, ...limits]);
        if (code !== 0) return stderr;
        assertStringIncludes(stdout, `trial ${run}: `);
      }
      const found = await readSearch(out);
      return found?.trials.map(({ index, settings, figure }) => ({ index, settings, figure }));
    };
    const once = await search("once.json", 3);
    assertEquals(Array.isArray(once) && once.map(({ index }) => index), [0, 1, 2]);
    assertEquals(await search("again.json", 3), once);
    assertStringIncludes(String(await search("again.json", 1, "2")), "holds another search");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
