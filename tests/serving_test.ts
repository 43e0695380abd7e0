import { assertEquals, assertMatch } from "@std/assert";
import { join } from "node:path";
import { filmId } from "../lib/ids.ts";
import { serve, type Serving } from "../lib/recommender/serving.ts";
import { setCurrent } from "../lib/snapshots/current.ts";
import { snapshotDir } from "../lib/snapshots/layout.ts";
import { publishFolder, smallData } from "./small_snapshot.ts";
import { tmdbId } from "./small_source.ts";

function served(serving: Serving): string | undefined {
  using lease = serving.lease();
  return lease.snapshot?.manifest.id;
}

Deno.test("a damaged current snapshot gives way to the one before, until it is whole again", async () => {
  await using data = await smallData();
  const second = await publishFolder(data.dataDir, data.sourceDir);
  const path = join(snapshotDir(data.dataDir, second.id), "model", "stars.bin");
  const whole = await Deno.readFile(path);
  await Deno.truncate(path, 100);
  {
    using serving = await serve(data.dataDir, () => {});
    assertEquals(served(serving), data.manifest.id);
  }
  await Deno.writeFile(path, whole);
  using serving = await serve(data.dataDir, () => {});
  assertEquals(served(serving), second.id);
});

Deno.test("a lease keeps its snapshot while another one comes into use", async () => {
  await using data = await smallData();
  using serving = await serve(data.dataDir, () => {});
  const second = await publishFolder(data.dataDir, data.sourceDir);
  {
    using lease = serving.lease();
    await serving.refresh();
    assertEquals(served(serving), second.id);
    const { recommender } = lease.snapshot ?? {};
    const film = await recommender?.similar(filmId(tmdbId(2)), 1);
    assertEquals([lease.snapshot?.manifest.id, film?.length], [data.manifest.id, 1]);
  }
  await setCurrent(data.dataDir, data.manifest.id);
  await serving.refresh();
  assertEquals(served(serving), data.manifest.id);
});

Deno.test("what is wrong with current is told, without a path of the machine, and goes with it", async () => {
  await using data = await smallData();
  const { dataDir, manifest: { id } } = data;
  const current = join(dataDir, "current");
  for (const written of [dataDir, `${dataDir}/`, dataDir.replaceAll("/", "//")]) {
    using serving = await serve(written, () => {});
    const problem = async () => {
      await serving.refresh();
      assertEquals(served(serving), id);
      return serving.problem();
    };
    assertEquals(await problem(), null);
    await Deno.writeTextFile(current, "nonsense\n");
    assertEquals(await problem(), "the data folder/current names no snapshot.");
    await Deno.remove(current);
    assertEquals(await problem(), `the data folder/current is gone: snapshot ${id} stays in use.`);
    await Deno.mkdir(current);
    const unreadable = await problem() ?? "";
    assertMatch(unreadable, /^The data folder cannot be read \(.*'the data folder\/current'\)/);
    await Deno.remove(current);
    await setCurrent(dataDir, id);
    assertEquals(await problem(), null);
  }
});

Deno.test("where current names no snapshot, the newest that can be opened is served", async () => {
  await using data = await smallData();
  await Deno.writeTextFile(join(data.dataDir, "current"), "../elsewhere\n");
  using serving = await serve(data.dataDir, () => {});
  assertEquals(served(serving), data.manifest.id);
});
