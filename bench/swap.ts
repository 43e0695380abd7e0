/**
 * Swaps of a running server under a mixed load that leaves it time: how long the slowest request
 * waited while the other snapshot was opened and came into use, beside as much time without; what
 * failed, what mixed two versions, and the server's memory after each swap. The two newest
 * snapshots take turns, or the only one and itself.
 *
 *     deno task bench swap [SWAPS]
 */
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { setCurrent } from "../lib/snapshots/current.ts";
import { startServing } from "./served.ts";
import { twoSnapshots } from "./two_snapshots.ts";
import { Visitors } from "./visiting.ts";

const VISITORS = 8;
/** The server looks for another snapshot once a second. */
const LONGEST_MS = 120_000;
/** Until the first answers from a new snapshot are given, which are made, not remembered. */
const AFTER_MS = 500;

const wait = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));
const line = (text: string): Promise<void> => print(Deno.stdout, `${text}\n`);

/** Median, 99th percentile and longest of the requests of some time. */
function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return [0.5, 0.99, 1].map((share) => sorted[Math.ceil(share * sorted.length) - 1])
    .map((value) => (value ?? NaN).toFixed(1).padStart(7)).join("");
}

/** Megabytes of memory by kind, as the server tells. */
async function memory(address: string): Promise<string> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return ["resident", "heap", "external"].map((kind) => {
    const [, bytes] = text.match(new RegExp(`memory_bytes\\{kind="${kind}"\\} (\\S+)`)) ?? [];
    return (Number(bytes) / 1e6).toFixed(0).padStart(6);
  }).join("");
}

const swaps = Number(Deno.args[0] ?? 10);
await using snapshots = await twoSnapshots(readConfig().dataDir);
const { dataDir, ids } = snapshots;
await using server = await startServing("scripts/start.ts", ["--serve-only"], {
  DATA_DIR: dataDir,
  LOG_FORMAT: "json",
});
await using visitors = await Visitors.begin(server.address, VISITORS);
await wait(3000); // the compiler warms up
visitors.take();
await line(`${ids.join(" and ")}, ${VISITORS} visitors, ms and MB`);
await line(
  "swap | meanwhile: p50, p99, longest | without               | resident, heap, external",
);
for (let swap = 1; swap <= swaps; swap++) {
  const next = ids[swap % 2];
  const begun = performance.now();
  await setCurrent(dataDir, next);
  while (visitors.version !== next && performance.now() - begun < LONGEST_MS) await wait(20);
  await wait(AFTER_MS);
  const meanwhile = visitors.take();
  await wait(performance.now() - begun);
  const without = visitors.take();
  await line(
    `${String(swap).padStart(4)} | ${summary(meanwhile)}         | ${
      summary(without)
    } | ${await memory(
      server.address,
    )}`,
  );
}
const { asked, failed, mixed } = visitors;
await line(`${asked} requests, ${failed} failed, ${mixed} mixed two versions`);
