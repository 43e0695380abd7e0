/**
 * Requests a second and latencies of the server on this machine, on the current snapshot, beside the
 * plainest server that gives a list of films; bounded by time and connections. The server remembers
 * what is the same for everybody, so each route is asked for a few things again and again and, by an
 * address that it has not seen, for something to be made anew each time.
 *
 *     deno task bench load [SECONDS a route] [--encoding "gzip, br"]
 *     DATA_DIR=FOLDER deno task bench load [SECONDS] --generate 26024289
 *
 * `--encoding` asks for compressed answers, as browsers do. `--generate` publishes a snapshot of so
 * many generated ratings where the folder holds none.
 */
import autocannon, { type Request, type Result } from "autocannon";
import { parseArgs } from "node:util";
import { print } from "../lib/command.ts";
import { readConfig } from "../lib/config.ts";
import { showProgress } from "../lib/progress/show_progress.ts";
import { readCurrent } from "../lib/snapshots/current.ts";
import { publishGenerated } from "./generated_snapshot.ts";
import { type Served, startServing } from "./served.ts";

const CONNECTIONS = 16;
const WORDS = ["matrix", "the", "star wars", "amelie", "lord rings", "film 1", "matirx", "s"];

/** People and films to ask for, spread over what there is. */
async function known(address: string): Promise<{ people: number[]; films: number[] }> {
  const films: number[] = [];
  for (let offset = 0; offset < 4000; offset += 1000) {
    const { items } = await (await fetch(`${address}/api/movies?limit=10&offset=${offset}`))
      .json();
    films.push(...items.map(({ id }: { id: number }) => id));
  }
  const people: number[] = [];
  for (let id = 1; people.length < 200 && id < 5000; id += 7) {
    const answer = await fetch(`${address}/api/users/${id}`);
    await answer.body?.cancel();
    if (answer.ok) people.push(id);
  }
  return { people, films };
}

/** How one route is asked. */
interface Load {
  readonly seconds: number;
  readonly headers: Record<string, string>;
}

/** A visitor's request for their list, who rated so many of the best known films. */
async function visitor(address: string, count: number): Promise<Request> {
  const ratings: { id: number; rating: number }[] = [];
  for (let offset = 0; offset < count; offset += 100) {
    const limit = Math.min(100, count - offset);
    const { items } = await (await fetch(`${address}/api/movies?limit=${limit}&offset=${offset}`))
      .json();
    items.forEach(({ id }: { id: number }, at: number) =>
      ratings.push({ id, rating: 0.5 + (at * 7 % 10) / 2 })
    );
  }
  return {
    method: "POST",
    path: "/api/recommendations",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ratings, limit: 20 }),
  };
}

const line = (text: string): Promise<void> => print(Deno.stdout, `${text}\n`);

async function measure(
  what: string,
  server: Served,
  requests: Request[],
  { seconds, headers }: Load,
): Promise<void> {
  const load = (duration: number): Promise<Result> =>
    autocannon({ url: server.address, connections: CONNECTIONS, duration, requests, headers });
  await load(1); // the compiler warms up
  const before = await server.cpuMs();
  const { requests: rate, latency, throughput, errors, timeouts, non2xx } = await load(seconds);
  const cpu = (await server.cpuMs() - before) / rate.total;
  const failed = errors + timeouts + non2xx;
  await line(
    `| ${what.padEnd(32)} | ${rate.average.toFixed(0).padStart(6)} | ${
      latency.p50.toFixed(0).padStart(4)
    } | ${latency.p99.toFixed(0).padStart(5)} | ${cpu.toFixed(2).padStart(6)} | ${
      (throughput.total / rate.total / 1000).toFixed(1).padStart(5)
    } | ${String(failed).padStart(6)} |`,
  );
}

let counted = 0;
/** A path under an address that was not asked for before. */
const anew = (path: string): Request => ({
  setupRequest: (request) => ({
    ...request,
    path: `${path}${path.includes("?") ? "&" : "?"}asked=${++counted}`,
  }),
});

const { values, positionals } = parseArgs({
  args: Deno.args,
  options: { generate: { type: "string" }, encoding: { type: "string" } },
  allowPositionals: true,
});
const seconds = Number(positionals[0] ?? 5);
const headers: Record<string, string> = values.encoding === undefined
  ? {}
  : { "Accept-Encoding": values.encoding };
const asked: Load = { seconds, headers };
const { dataDir } = readConfig();
if (values.generate !== undefined && await readCurrent(dataDir) === null) {
  using progress = showProgress(false);
  await publishGenerated(dataDir, Number(values.generate), progress.report);
}
await using ours = await startServing("scripts/start.ts", ["--serve-only"]);
const { people, films } = await known(ours.address);
const lists = people.map((id) => `/recommend_movies/${id}`);
const routes: readonly (readonly [name: string, paths: readonly string[]])[] = [
  ["/recommend_movies/{id}", lists],
  ["/api/movies?q=", WORDS.map((words) => `/api/movies?q=${encodeURIComponent(words)}`)],
  ["/", ["/"]],
  ["/films/{id}", films.map((id) => `/films/${id}`)],
];
await line(
  `${CONNECTIONS} connections, ${seconds} s each, milliseconds, kB of an answer and its head`,
);
await line(
  "| request                          | a second |  p50 |   p99 | of CPU |    kB | failed |",
);
for (const [name, paths] of routes) {
  await measure(name, ours, paths.map((path) => ({ path })), asked);
  await measure(`${name}, anew`, ours, paths.map(anew), asked);
}
for (const count of [20, 200]) {
  const request = await visitor(ours.address, count);
  await measure(`/api/recommendations, ${count} rated`, ours, [request], asked);
}
await measure("/healthz", ours, [{ path: "/healthz" }], asked);
await using plain = await startServing("bench/plain_server.ts", []);
await measure("plain /recommend_movies/{id}", plain, lists.map((path) => ({ path })), asked);
