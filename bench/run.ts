/**
 * Runs the benchmarks one after another, each in a process of its own, or one of them with its
 * arguments.
 *
 *     deno task bench
 *     deno task bench ingest 1000000
 */
import { print, runCommand } from "../lib/command.ts";
import { ReelmatchError } from "../lib/errors.ts";

/** What each benchmark is called and does. */
const BENCHMARKS: Readonly<Record<string, string>> = {
  train: "training beside the plainest loop",
  scale: "how training time and memory grow with the ratings",
  svd: "how the time of SVD grows with ratings, factors and threads",
  sizes: "what rank and passes are worth at a size of data",
  peers: "SVD beside Surprise and LIBMF, where Python has them",
  visitors: "folding people in, and what a broader list costs",
  heads: "what EASE loses by covering the most rated films alone",
  taste: "training the taste head on generated ratings, by threads and head",
  recommend: "one recommendation request in process, on the current snapshot or a generated one",
  open: "swaps in process: how long requests wait, and what is left in memory",
  swap: "swaps of a running server under load: how long requests wait, and its memory",
  tmdb: "films from a TMDB on this machine, and the same ones from disk",
  titles: "searching titles beside MiniSearch, on the current snapshot",
  load: "requests a second of the server on the current snapshot, beside the plainest server",
  soak: "mixed load while snapshots are swapped: errors, latencies and memory",
  unzip: "unpacking a zip file beside Info-ZIP's unzip",
  ingest: "ingest beside DuckDB's bare reading of the same file",
};

async function runBenchmark(name: string, args: readonly string[]): Promise<void> {
  if (!Object.hasOwn(BENCHMARKS, name)) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `There is no benchmark "${name}": expected ${Object.keys(BENCHMARKS).join(", ")}.`,
    );
  }
  await print(Deno.stdout, `\n# ${name}: ${BENCHMARKS[name]}\n`);
  const script = new URL(`${name}.ts`, import.meta.url).pathname;
  const command = new Deno.Command(Deno.execPath(), { args: ["run", "-A", script, ...args] });
  const { code } = await command.spawn().status;
  if (code !== 0) {
    throw new ReelmatchError("UNAVAILABLE", `The benchmark ${name} ended with ${code}.`);
  }
}

await runCommand(async () => {
  const [chosen, ...args] = Deno.args;
  const names = chosen === undefined ? Object.keys(BENCHMARKS) : [chosen];
  for (const name of names) await runBenchmark(name, args);
});
