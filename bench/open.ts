/**
 * How long requests wait while the current snapshot is opened, as a running server opens one before
 * it swaps to it, beside as much time without: what the other work of the machine alone costs.
 *
 *     deno task bench open [TIMES]
 */
import { closeCatalog } from "../lib/catalog/connection.ts";
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { openSnapshot } from "../lib/recommender/open.ts";
import { readCurrent } from "../lib/snapshots/current.ts";

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
    .map((value) => value.toFixed(1).padStart(7)).join("");

const rounds = Number(Deno.args[0] ?? 5);
const { dataDir } = readConfig();
const id = await readCurrent(dataDir);
if (id === null) {
  throw new ReelmatchError("NOT_READY", `${dataDir} holds no snapshot: run \`deno task ingest\`.`);
}
await requestsDuring(() => wait(500)); // the compiler warms up
await line("opening, ms | requests meanwhile: p50, p99, longest | without: p50, p99, longest");
for (let round = 0; round < rounds; round++) {
  const begun = performance.now();
  const opening = await requestsDuring(async () =>
    closeCatalog((await openSnapshot(dataDir, id)).catalog)
  );
  const took = performance.now() - begun;
  const waiting = await requestsDuring(() => wait(took));
  await line(`${took.toFixed(0).padStart(11)} | ${summary(opening)} | ${summary(waiting)}`);
}
Deno.exit(0);
