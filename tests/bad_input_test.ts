import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { join } from "node:path";
import { readCurrent } from "../lib/snapshots/current.ts";
import { verifySnapshot } from "../lib/snapshots/verify.ts";
import { snapshotsDir } from "../lib/snapshots/layout.ts";
import { type Outcome, runTask } from "./command.ts";
import { type SmallData, smallData } from "./small_snapshot.ts";

describe("ingest of input that cannot be used", () => {
  let data: SmallData;
  let good: string;

  beforeAll(async () => {
    data = await smallData();
    good = await Deno.readTextFile(join(data.sourceDir, "ratings.csv"));
  });
  afterAll(async () => await data[Symbol.asyncDispose]());

  const ingest = (folder = data.sourceDir, dataDir = data.dataDir): Promise<Outcome> =>
    runTask("ingest", ["--from", `movielens:${folder}`], { DATA_DIR: dataDir });

  const withRatings = async (bytes: string | Uint8Array): Promise<Outcome> => {
    const folder = await Deno.makeTempDir();
    try {
      for (const name of ["links.csv", "movies.csv"]) {
        await Deno.copyFile(join(data.sourceDir, name), join(folder, name));
      }
      const content = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
      await Deno.writeFile(join(folder, "ratings.csv"), content);
      return await ingest(folder);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  };

  /** One sentence on standard error, a status that is not 0, and everything as it was. */
  const assertRefused = async ({ code, stderr }: Outcome, words: RegExp): Promise<void> => {
    assertEquals(code, 1, stderr);
    const errors = stderr.trim().split("\n").filter((line) => line.startsWith("error: "));
    assertEquals(errors.length, 1, stderr);
    assertMatch(errors[0], words);
    assert(!stderr.includes("    at "), `a stack is shown: ${stderr}`);
    assertEquals(await readCurrent(data.dataDir), data.manifest.id);
    await verifySnapshot(data.dataDir, data.manifest.id);
    const left = await Array.fromAsync(Deno.readDir(snapshotsDir(data.dataDir)));
    assertEquals(left.map(({ name }) => name), [data.manifest.id]);
  };

  it("a wrong header is named", async () => {
    await assertRefused(await withRatings(good.replace("userId", "person")), /header|userId/);
  });

  it("a NUL byte is named", async () => {
    await assertRefused(await withRatings(good.slice(0, 400) + "\0" + good.slice(400)), /NUL/);
  });

  it("a file cut in half is named with the line", async () => {
    const half = good.slice(0, good.length / 2).replace(/\r?\n?$/, "");
    await assertRefused(await withRatings(half.slice(0, -3)), /ratings\.csv, line \d+/);
  });

  it("an empty file is named", async () => {
    await assertRefused(await withRatings(""), /ratings\.csv/);
  });

  it("a header without rows is named", async () => {
    await assertRefused(await withRatings("userId,movieId,rating,timestamp\n"), /rating/);
  });

  it("a missing file is named", async () => {
    await assertRefused(await ingest(join(data.sourceDir, "nowhere")), /nowhere|ratings\.csv/);
  });

  it("a source of an unknown kind is named with those that are known", async () => {
    const outcome = await runTask("ingest", ["--from", "ftp:x"], { DATA_DIR: data.dataDir });
    await assertRefused(outcome, /ftp.*movielens/);
  });

  it("an unknown option is a sentence", async () => {
    await assertRefused(await runTask("ingest", ["--frm"], { DATA_DIR: data.dataDir }), /--frm/);
  });

  it("a data folder that cannot be written is a sentence", async () => {
    const file = join(data.sourceDir, "movies.csv");
    await assertRefused(await ingest(data.sourceDir, join(file, "data")), /cannot be written/);
  });

  it("single bad rows are counted with their reasons, and the rest is published", async () => {
    const folder = await Deno.makeTempDir();
    const dataDir = await Deno.makeTempDir();
    try {
      for (const name of ["links.csv", "movies.csv"]) {
        await Deno.copyFile(join(data.sourceDir, name), join(folder, name));
      }
      const rows = good.trimEnd().split(/\r?\n/);
      const bad = ["1,2,9.5,1000000000", "1,two,3,1000000000", "1,2,good,1000000000"];
      const text = [...rows.slice(0, 50), ...bad, ...rows.slice(50), ""].join("\n");
      await Deno.writeTextFile(join(folder, "ratings.csv"), text);
      const { code, stdout, stderr } = await ingest(folder, dataDir);
      assertEquals(code, 0, stderr);
      assertStringIncludes(stdout, "rejected");
      const current = await readCurrent(dataDir);
      assert(current !== null);
      const { counts } = await verifySnapshot(dataDir, current);
      assertEquals(counts.ratings, data.manifest.counts.ratings);
    } finally {
      await Deno.remove(folder, { recursive: true });
      await Deno.remove(dataDir, { recursive: true });
    }
  });
});
