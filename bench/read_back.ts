/**
 * Reads all ratings of a catalogue back: what DuckDB's own scan of them takes, its rows handed over
 * to JavaScript untouched, and the trainer's typed arrays. Best of three rounds.
 *
 *     deno run -A bench/read_back.ts <catalog.duckdb>
 */
import { openCatalog } from "../lib/catalog/connection.ts";
import { loadRatings } from "../lib/catalog/ratings.ts";
import { print, runCommand } from "../lib/command.ts";
import { peakMiB, seconds } from "./measure.ts";

const ROUNDS = 3;
const COLUMNS = ["user_id", "film_id", "halves", "seconds"];

await runCommand(async () => {
  const [path = ""] = Deno.args;
  using catalog = await openCatalog(path, "read");
  const { connection } = catalog;
  const counted = await connection.runAndReadAll("SELECT count(*) FROM ratings");
  const count = Number(counted.getRowsJS()[0][0]);
  const report = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    let best = Infinity;
    for (let round = 0; round < ROUNDS; round++) best = Math.min(best, await seconds(work));
    const rate = Math.round(count / best).toLocaleString("en");
    await print(
      Deno.stdout,
      `${name}: ${best.toFixed(2)} s, ${rate} rows/s, peak resident ${await peakMiB()} MiB\n`,
    );
  };
  const sums = COLUMNS.map((column) => `sum(${column})`);
  await report(
    "DuckDB's own scan of all ratings",
    () => connection.runAndReadAll(`SELECT ${sums} FROM ratings`),
  );
  await report("its rows handed over untouched by one stream", async () => {
    const result = await connection.stream(`SELECT ${COLUMNS} FROM ratings`);
    while ((await result.fetchChunk())?.rowCount) { /* nothing is done with them */ }
  });
  await report("all ratings into typed arrays, by person and film", () => loadRatings(catalog));
});
