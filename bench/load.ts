/**
 * Requests a second and latencies of the server on this machine, on the current snapshot, beside the
 * plainest server that gives a list of films; bounded by time and connections.
 *
 *     deno task bench load [SECONDS a route]
 */
import autocannon, { type Request, type Result } from "autocannon";
import { print } from "../lib/command.ts";
import { startServing } from "./served.ts";

const CONNECTIONS = 16;
const WORDS = ["matrix", "the", "star wars", "amelie", "lord rings", "film 1", "matirx", "s"];

/** People and films to ask for, spread over what there is. */
async function known(address: string): Promise<{ people: number[]; films: number[] }> {
  const films: number[] = [];
  for (let offset = 0; offset < 400; offset += 100) {
    const { items } = await (await fetch(`${address}/api/movies?limit=100&offset=${offset}`))
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

const line = (text: string): Promise<void> => print(Deno.stdout, `${text}\n`);

async function measure(
  what: string,
  address: string,
  paths: readonly string[],
  seconds: number,
): Promise<void> {
  const requests: Request[] = paths.map((path) => ({ path }));
  const load = (duration: number): Promise<Result> =>
    autocannon({ url: address, connections: CONNECTIONS, duration, requests });
  await load(1); // the compiler warms up
  const { requests: rate, latency, errors, timeouts, non2xx } = await load(seconds);
  const failed = errors + timeouts + non2xx;
  await line(
    `| ${what.padEnd(28)} | ${rate.average.toFixed(0).padStart(6)} | ${
      latency.p50.toFixed(0).padStart(4)
    } | ${latency.p99.toFixed(0).padStart(5)} | ${String(failed).padStart(6)} |`,
  );
}

const seconds = Number(Deno.args[0] ?? 5);
await using ours = await startServing("scripts/start.ts", ["--serve-only"]);
const { people, films } = await known(ours.address);
const lists = people.map((id) => `/recommend_movies/${id}`);
await line(`${CONNECTIONS} connections, ${seconds} s each, milliseconds`);
await line("| request                      |  a second |  p50 |   p99 | failed |");
await measure("/recommend_movies/{id}", ours.address, lists, seconds);
const searches = WORDS.map((words) => `/api/movies?q=${encodeURIComponent(words)}`);
await measure("/api/movies?q=", ours.address, searches, seconds);
await measure("/", ours.address, ["/"], seconds);
await measure("/films/{id}", ours.address, films.map((id) => `/films/${id}`), seconds);
await measure("/healthz", ours.address, ["/healthz"], seconds);
await using plain = await startServing("bench/plain_server.ts", []);
await measure("plain /recommend_movies/{id}", plain.address, lists, seconds);
