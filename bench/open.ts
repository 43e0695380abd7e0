/**
 * Swapping in one process, as a running server does, between the two newest snapshots, or the only
 * one and itself: how long requests of another thread wait while one is opened, beside as much time
 * without, what the rest of the machine alone costs; and what is left in memory after garbage
 * collection.
 *
 *     deno task bench open [TIMES]
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { serve, type Serving } from "../lib/recommender/serving.ts";
import { setCurrent } from "../lib/snapshots/current.ts";
import { twoSnapshots } from "./two_snapshots.ts";

const client = new Worker(new URL("open_client.ts", import.meta.url), { type: "module" });
const server = Deno.serve(
  { hostname: "127.0.0.1", port: 0, onListen() {} },
  () => new Response("ok"),
);

/** Milliseconds of each request made while some work is done, ascending. */
async function requestsDuring(work: () => Promise<unknown>): Promise<number[]> {
  client.postMessage(`http://127.0.0.1:${server.addr.port}/`);
  await work();
  const times = new Promise<number[]>((resolve) => client.onmessage = ({ data }) => resolve(data));
  client.postMessage(null);
  return (await times).sort((a, b) => a - b);
}

const wait = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));
const line = (text: string): Promise<void> => print(Deno.stdout, `${text}\n`);

/** Median, 99th percentile and longest. */
const summary = (times: readonly number[]): string =>
  [0.5, 0.99, 1].map((share) => times[Math.ceil(share * times.length) - 1])
    .map((value) => value.toFixed(1).padStart(6)).join("");

/** How many of the recommenders seen so far have not been collected. */
let alive = 0;
const collected = new FinalizationRegistry(() => alive--);

async function askOnce(serving: Serving): Promise<void> {
  using lease = serving.lease();
  const { recommender } = lease.snapshot ?? {};
  if (recommender === undefined) return;
  alive++;
  collected.register(recommender, null);
  await recommender.recommendVisitor([], {
    limit: 10,
    order: "taste",
    includeSeen: false,
    explore: 0,
  });
}

/** How many catalogues this process has open, where the system tells. */
async function openCatalogs(): Promise<number> {
  const entries = await Array.fromAsync(Deno.readDir("/proc/self/fd")).catch(() => []);
  const paths = await Promise.all(
    entries.map(({ name }) => Deno.readLink(`/proc/self/fd/${name}`).catch(() => "")),
  );
  return paths.filter((path) => path.endsWith(".duckdb")).length;
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

async function memory(): Promise<string> {
  for (let round = 0; round < 2; round++) {
    collectGarbage();
    await wait(50); // finalizers run in a turn of their own
  }
  const { rss, heapUsed, external } = Deno.memoryUsage();
  const megabytes = [rss, heapUsed, external].map((bytes) => (bytes / 1e6).toFixed(0).padStart(6));
  return `${megabytes.join("")} | ${alive} ${await openCatalogs()}`;
}

const rounds = Number(Deno.args[0] ?? 5);
await using snapshots = await twoSnapshots(readConfig().dataDir);
const { dataDir, ids } = snapshots;
{
  using serving = await serve(dataDir, () => {});
  await askOnce(serving);
  await requestsDuring(() => wait(500)); // the compiler warms up
  await line(`${ids.join(" and ")}, ms and MB`);
  await line(
    "opening | meanwhile: p50, p99, longest | without | resident, heap, external" +
      " | recommenders, catalogues",
  );
  for (let round = 1; round <= rounds; round++) {
    await setCurrent(dataDir, ids[round % 2]);
    const begun = performance.now();
    const opening = await requestsDuring(() => serving.refresh());
    const took = performance.now() - begun;
    const waiting = await requestsDuring(() => wait(took));
    await askOnce(serving);
    await line(
      `${took.toFixed(0).padStart(7)} | ${summary(opening)} | ${
        summary(waiting)
      } | ${await memory()}`,
    );
  }
}
client.terminate();
await server.shutdown();
