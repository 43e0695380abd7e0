import { assert, assertEquals } from "@std/assert";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { getStatistic } from "../lib/catalog/statistics.ts";
import { userId } from "../lib/ids.ts";
import { serve, type Serving } from "../lib/recommender/serving.ts";
import { setCurrent } from "../lib/snapshots/current.ts";
import { publishFolder, smallData } from "./small_snapshot.ts";

const SWAPS = 20;
const PLAIN = { limit: 5, order: "taste", includeSeen: false, explore: 0 } as const;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Answers from the snapshot in use, and points at what it holds without holding it. */
async function askAndPointAt(serving: Serving): Promise<WeakRef<object>[]> {
  using lease = serving.lease();
  assert(lease.snapshot !== null);
  const { recommender, titles, catalog } = lease.snapshot;
  const list = await recommender.recommend(userId(1), PLAIN);
  assertEquals(list.length, PLAIN.limit);
  assert(titles.find("été").length > 0);
  await getStatistic(catalog, "totals");
  return [lease.snapshot, recommender, titles, catalog, catalog.instance].map((one) =>
    new WeakRef(one)
  );
}

/** Swaps while a request is answered, which ends after that. */
async function refreshDuringRequest(serving: Serving): Promise<void> {
  using _lease = serving.lease();
  await serving.refresh();
}

/** How many catalogues this process has open, where the system tells. */
async function openCatalogs(): Promise<number | null> {
  if (Deno.build.os !== "linux") return null;
  let count = 0;
  for await (const { name } of Deno.readDir("/proc/self/fd")) {
    const path = await Deno.readLink(`/proc/self/fd/${name}`).catch(() => "");
    if (path.endsWith("catalog.duckdb")) count++;
  }
  return count;
}

Deno.test("of snapshots that were swapped out nothing stays, open or in memory", async () => {
  await using data = await smallData();
  const second = await publishFolder(data.dataDir, data.sourceDir);
  const ids = [second.id, data.manifest.id];
  const before = await openCatalogs();
  using serving = await serve(data.dataDir, () => {});
  const parts: WeakRef<object>[][] = [];
  for (let swap = 1; swap <= SWAPS; swap++) {
    parts.push(await askAndPointAt(serving));
    await setCurrent(data.dataDir, ids[swap % 2]);
    await refreshDuringRequest(serving);
  }
  const last = await askAndPointAt(serving);
  // closed, and not left to the garbage collector
  if (before !== null) assertEquals(await openCatalogs(), before + 1);
  await new Promise((resume) => setTimeout(resume)); // weak references hold until a turn has ended
  collectGarbage();
  const kept = parts.map((refs) => refs.filter((ref) => ref.deref() !== undefined).length);
  assertEquals(kept, new Array(SWAPS).fill(0));
  assert(last.every((ref) => ref.deref() !== undefined));
});
