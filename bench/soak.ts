/**
 * Mixed load while the snapshot in use changes every few seconds: what failed, how long the slowest
 * answer took, and the server's memory after each swap.
 *
 *     deno task bench soak [MINUTES] [SECONDS between swaps]
 */
import autocannon from "autocannon";
import { join } from "node:path";
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import type { SnapshotId } from "../lib/ids.ts";
import { readCurrent, setCurrent } from "../lib/snapshots/current.ts";
import { MANIFEST_FILE, newSnapshotId, snapshotDir } from "../lib/snapshots/layout.ts";
import { type Manifest, readManifest } from "../lib/snapshots/manifest.ts";
import { startServing } from "./served.ts";

const CONNECTIONS = 8;

/** Publishes a snapshot under another id in another data folder. */
async function copySnapshot(from: string, manifest: Manifest, to: string): Promise<SnapshotId> {
  const id = newSnapshotId(new Date());
  const folder = snapshotDir(to, id);
  await Deno.mkdir(join(folder, "model"), { recursive: true });
  for (const name of Object.keys(manifest.files)) {
    await Deno.copyFile(join(snapshotDir(from, manifest.id), name), join(folder, name));
  }
  await Deno.writeTextFile(join(folder, MANIFEST_FILE), JSON.stringify({ ...manifest, id }));
  return id;
}

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
const { dataDir } = readConfig();
const current = await readCurrent(dataDir);
if (current === null) {
  throw new ReelmatchError("NOT_READY", `${dataDir} holds no snapshot: run \`deno task ingest\`.`);
}
const manifest = await readManifest(snapshotDir(dataDir, current), current);
const folder = await Deno.makeTempDir({ prefix: "reelmatch-soak-" });
try {
  const snapshots = [];
  for (let at = 0; at < 2; at++) snapshots.push(await copySnapshot(dataDir, manifest, folder));
  await setCurrent(folder, snapshots[0]);
  await using server = await startServing("scripts/start.ts", ["--serve-only"], {
    DATA_DIR: folder,
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
    await setCurrent(folder, snapshots[swap % 2]);
  }
  const swaps = await metric(server.address, "reelmatch_snapshot_swaps_total");
  const { requests: asked, latency, errors, timeouts, non2xx } = await load;
  await line(`${minutes} min, ${CONNECTIONS} connections, ${swaps} swaps`);
  await line(`answers: ${asked.total}, ${asked.average.toFixed(0)} a second`);
  await line(`failed: ${errors} errors, ${timeouts} timeouts, ${non2xx} not 2xx`);
  await line(`ms: p50 ${latency.p50}, p99 ${latency.p99}, slowest ${latency.max}`);
  await line(`resident MB after each swap: ${memory.map(megabytes).join(" ")}`);
} finally {
  await Deno.remove(folder, { recursive: true });
}
