import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { join } from "node:path";
import type { Catalog } from "../lib/catalog/connection.ts";
import { peopleRange } from "../lib/catalog/people.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { filmId } from "../lib/ids.ts";
import { filmTallies } from "../lib/catalog/film_ratings.ts";
import { lastQuestions, type Question } from "../lib/catalog/remembered.ts";
import { warmUp } from "../lib/pages/warm_up.ts";
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

Deno.test("a snapshot comes into use once it is warm, and not where it cannot be warmed", async () => {
  await using data = await smallData();
  const catalogs: Catalog[] = [];
  let refused = "";
  const messages: string[] = [];
  using serving = await serve(
    data.dataDir,
    ({ message }) => messages.push(message),
    async ({ manifest, catalog }) => {
      catalogs.push(catalog);
      await warmUp(catalog, null, false);
      if (manifest.id === refused) throw new ReelmatchError("CORRUPT", "Its numbers are gone.");
    },
  );
  const second = await publishFolder(data.dataDir, data.sourceDir);
  refused = second.id;
  await serving.refresh();
  assertEquals(served(serving), data.manifest.id);
  assertEquals(messages.at(-1), `Snapshot ${second.id} is refused: Its numbers are gone.`);
  assertEquals(serving.problem(), messages.at(-1));
  await assertRejects(() => peopleRange(catalogs[1]), ReelmatchError, "could not be read");
  assert((await peopleRange(catalogs[0])).count > 0);
});

Deno.test("what a snapshot was asked last is asked of the next before it comes into use", async () => {
  await using data = await smallData();
  using serving = await serve(
    data.dataDir,
    () => {},
    ({ catalog }, before) => warmUp(catalog, before?.catalog ?? null, false),
  );
  const questions = (): readonly Question[] => {
    using lease = serving.lease();
    assert(lease.snapshot !== null);
    return lastQuestions(lease.snapshot.catalog, 1);
  };
  {
    using lease = serving.lease();
    assert(lease.snapshot !== null);
    await filmTallies(lease.snapshot.catalog, filmId(tmdbId(2)));
  }
  const asked = questions();
  assertEquals(asked[0].parameters, { id: filmId(tmdbId(2)) });
  await publishFolder(data.dataDir, data.sourceDir);
  await serving.refresh();
  assertEquals(questions(), asked);
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
