/**
 * Mixed load while the snapshot in use changes every few seconds: what failed, how long the slowest
 * answer took, and the server's memory after each swap.
 *
 *     deno task bench soak [MINUTES] [SECONDS between swaps]
 */
import autocannon from "autocannon";
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { setCurrent } from "../lib/snapshots/current.ts";
import { startServing } from "./served.ts";
import { twoSnapshots } from "./two_snapshots.ts";

const CONNECTIONS = 8;

/** A number among the server's metrics. */
async function metric(address: string, name: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const line = text.split("\n").find((one) => one.startsWith(name)) ?? "";
  return Number(line.slice(line.lastIndexOf(" ") + 1));
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
const line = (text: string): Promise<void> => print(Deno.stdout, `${text}\n`);

const minutes = Number(Deno.args[0] ?? 1);
const pauseSeconds = Number(Deno.args[1] ?? 15);
await using two = await twoSnapshots(readConfig().dataDir);
await using server = await startServing("scripts/start.ts", ["--serve-only"], {
  DATA_DIR: two.dataDir,
  LOG_FORMAT: "json",
});
const ids = Array.from({ length: 200 }, (_, at) => 1 + at);
const { items } = await (await fetch(`${server.address}/api/movies?limit=50`)).json();
const films: number[] = items.map(({ id }: { id: number }) => id);
const ratings = films.slice(0, 10).map((id) => ({ id, rating: 4 }));
const requests: autocannon.Request[] = [
  ...ids.map((id) => ({ path: `/recommend_movies/${id}` })),
  ...films.map((id) => ({ path: `/films/${id}` })),
  ...["matrix", "the", "star wars"].map((q) => ({
    path: `/api/movies?q=${encodeURIComponent(q)}`,
  })),
  { path: "/" },
  {
    method: "POST",
    path: "/api/recommendations",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ratings }),
  },
];
const load = autocannon({
  url: server.address,
  connections: CONNECTIONS,
  duration: minutes * 60,
  requests,
});
let isOver = false;
const ended = load.then(() => isOver = true);
const memory: number[] = [];
for (let swap = 1; !isOver; swap++) {
  await Promise.race([ended, new Promise((resume) => setTimeout(resume, pauseSeconds * 1000))]);
  memory.push(await metric(server.address, 'reelmatch_memory_bytes{kind="resident"'));
  await setCurrent(two.dataDir, two.ids[swap % 2]);
}
const swaps = await metric(server.address, "reelmatch_snapshot_swaps_total");
const { requests: asked, latency, errors, timeouts, non2xx } = await load;
await line(`${minutes} min, ${CONNECTIONS} connections, ${swaps} swaps`);
await line(`answers: ${asked.total}, ${asked.average.toFixed(0)} a second`);
await line(`failed: ${errors} errors, ${timeouts} timeouts, ${non2xx} not 2xx`);
await line(`ms: p50 ${latency.p50}, p99 ${latency.p99}, slowest ${latency.max}`);
await line(`resident MB after each swap: ${memory.map(megabytes).join(" ")}`);
