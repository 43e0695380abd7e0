/**
 * Ingest from a generated MovieLens folder to the finished catalogue, with its checks, hashes,
 * joins, statistics and report, beside DuckDB's bare reading of the same ratings into a file; then
 * all ratings for a trainer, in a process of its own, and one person's and one film's.
 *
 *     deno task bench ingest [ratings, 1000000 if left out] [rounds, 3 if left out]
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { join } from "node:path";
import { type Catalog, openCatalog } from "../lib/catalog/connection.ts";
import { filmRatings } from "../lib/catalog/film_ratings.ts";
import { personRatings } from "../lib/catalog/people.ts";
import { print, runCommand } from "../lib/command.ts";
import { ReelmatchError } from "../lib/errors.ts";
import { filmId, userId } from "../lib/ids.ts";
import { ingestInto } from "../lib/ingest/ingest.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import { seededRandom } from "../lib/models/random.ts";
import { Stages } from "../lib/progress/stages.ts";
import { FULL_SIZE, generateMovieLens } from "./generate_movielens.ts";
import { peakMiB, seconds } from "./measure.ts";

const SEED = 42;
const LOOKUPS = 200;

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

function positive(text: string | undefined, fallback: number): number {
  const value = Number(text ?? fallback);
  if (Number.isInteger(value) && value > 0) return value;
  throw new ReelmatchError("BAD_INPUT", `"${text}" is not a whole number above 0.`);
}

const say = (line: string): Promise<void> => print(Deno.stdout, `${line}\n`);
const megabytes = async (path: string): Promise<string> =>
  `${((await Deno.stat(path)).size / 1e6).toFixed(0)} MB`;

/** Median and slowest of many look-ups, in milliseconds. */
async function lookUp(name: string, work: (at: number) => Promise<unknown>): Promise<void> {
  const random = seededRandom(SEED);
  const times: number[] = [];
  for (let n = 0; n < LOOKUPS; n++) times.push(1000 * await seconds(() => work(random.uniform())));
  times.sort((a, b) => a - b);
  const [median, slow] = [times[LOOKUPS >> 1], times[Math.floor(LOOKUPS * 0.95)]];
  await say(`${name}: median ${median.toFixed(1)} ms, 95 % within ${slow.toFixed(1)} ms`);
}

/** In a process of its own, as a trainer's: this one's memory is full of what ingest left behind. */
async function readBack(path: string): Promise<void> {
  const script = new URL("./read_back.ts", import.meta.url).pathname;
  const command = new Deno.Command(Deno.execPath(), { args: ["run", "-A", script, path] });
  const { success } = await command.spawn().status;
  if (!success) throw new ReelmatchError("UNAVAILABLE", `${script} failed: see above.`);
}

async function lookUps(catalog: Catalog): Promise<void> {
  const ids = async (sql: string): Promise<readonly number[]> =>
    (await catalog.connection.runAndReadAll(sql)).getColumnsJS()[0].map(Number);
  const people = await ids("SELECT user_id FROM people ORDER BY user_id");
  const films = await ids(
    "SELECT id FROM films WHERE rating_count > 0 ORDER BY rating_count DESC, id",
  );
  const pick = (ids: readonly number[], at: number): number => ids[Math.floor(ids.length * at)];
  await lookUp("one person's ratings", (at) => personRatings(catalog, userId(pick(people, at))));
  await lookUp("one film's ratings", (at) => filmRatings(catalog, filmId(pick(films, at))));
  const most = (await filmRatings(catalog, filmId(films[0]))).length;
  await lookUp(
    `the ${most} ratings of the busiest film`,
    () => filmRatings(catalog, filmId(films[0])),
  );
}

await runCommand(async () => {
  const count = positive(Deno.args[0], 1_000_000);
  const rounds = positive(Deno.args[1], 3);
  const size = {
    ratings: count,
    people: Math.ceil(FULL_SIZE.people * count / FULL_SIZE.ratings),
    films: FULL_SIZE.films,
  };
  const folder = await Deno.makeTempDir();
  try {
    const generated = await seconds(() => generateMovieLens(folder, size, SEED));
    await say(
      `generated ${count} ratings of ${size.people} people and ${size.films} films (${await megabytes(
        join(folder, "ratings.csv"),
      )}) in ${generated.toFixed(1)} s`,
    );
    const target = join(folder, "bench.duckdb");
    const sources = parseSources([`movielens:${folder}`], []);
    for (let round = 1; round <= rounds; round++) {
      await Deno.remove(target).catch(() => {});
      const plain = await seconds(() => bare(folder, target));
      await Deno.remove(target);
      const stages = new Stages(() => {});
      const ours = await seconds(() => ingestInto(target, sources, { stages }));
      const parts = Object.entries(stages.seconds).map(([name, taken]) => `${name} ${taken} s`);
      await say(
        `round ${round}: bare ${plain.toFixed(1)} s, ingest ${ours.toFixed(1)} s, ratio ${
          (ours / plain).toFixed(2)
        } (${parts.join(", ")})`,
      );
    }
    await say(`peak resident ${await peakMiB()} MiB, catalogue ${await megabytes(target)}`);
    await readBack(target);
    using catalog = await openCatalog(target, "read");
    await lookUps(catalog);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
