/**
 * Rows a second of an ingest, from a MovieLens folder to the finished catalogue with its checks,
 * hashes, joins, statistics and report, beside DuckDB's bare reading of the same ratings into a
 * file. Both run in turn, in this process.
 *
 *     deno task bench ingest [ratings, 1000000 if left out] [rounds, 3 if left out]
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { join } from "node:path";
import { print, runCommand } from "../lib/command.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { ingestInto } from "../lib/ingest/ingest.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import { generateMovieLens } from "./generate_movielens.ts";

const FILMS = 45_115;
const SEED = 42;

const BARE = `
CREATE TABLE ratings AS SELECT * FROM read_csv($path, auto_detect = false, header = true,
  columns = {'userId': 'INTEGER', 'movieId': 'INTEGER', 'rating': 'FLOAT', 'timestamp': 'BIGINT'})`;

async function bare(folder: string, target: string): Promise<void> {
  const instance = await DuckDBInstance.create(target, { memory_limit: "2GiB" });
  const connection = await instance.connect();
  await connection.run(BARE, { path: join(folder, "ratings.csv") });
  await connection.run("CHECKPOINT");
  connection.closeSync();
  instance.closeSync();
}

/** Seconds that the work takes on a new file, which is removed afterwards. */
async function timed(target: string, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  await Deno.remove(target);
  return seconds;
}

function positive(text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback);
  if (Number.isInteger(value) && value > 0) return value;
  throw new ReelmatchError("BAD_INPUT", `"${text}" is not a whole number above 0.`);
}

await runCommand(async () => {
  const ratings = positive(Deno.args[0], 1_000_000);
  const rounds = positive(Deno.args[1], 3);
  const folder = await Deno.makeTempDir();
  try {
    const people = await generateMovieLens(folder, { ratings, films: FILMS }, SEED);
    const { size } = await Deno.stat(join(folder, "ratings.csv"));
    const target = join(folder, "bench.duckdb");
    const sources = parseSources([`movielens:${folder}`], []);
    const seconds = { bare: Infinity, ours: Infinity };
    for (let round = 0; round < rounds; round++) {
      seconds.bare = Math.min(seconds.bare, await timed(target, () => bare(folder, target)));
      seconds.ours = Math.min(seconds.ours, await timed(target, () => ingestInto(target, sources)));
    }
    const rate = (value: number): string =>
      `${value.toFixed(2)} s, ${Math.round(ratings / value).toLocaleString("en")} rows/s`;
    await print(
      Deno.stdout,
      `${ratings} ratings (${
        (size / 1e6).toFixed(0)
      } MB) by ${people} people of ${FILMS} films, best of ${rounds}
DuckDB's bare CREATE TABLE … read_csv: ${rate(seconds.bare)}
ingest to a finished catalogue:        ${rate(seconds.ours)}
ratio: ${(seconds.ours / seconds.bare).toFixed(2)}
`,
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
