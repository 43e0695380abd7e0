/**
 * How fast films come in from a server on this machine that plays TMDB, without a limit to the
 * requests a second: a first run, which asks for every page and every rated film, and a second one,
 * which finds all of that on disk.
 *
 *     deno task bench tmdb [films on lists, 10000 if left out] [rated films, 10000 if left out]
 */
import { join } from "node:path";
import { print, runCommand } from "../lib/command.ts";
import { ingestInto } from "../lib/ingest/ingest.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import { inFolder } from "../lib/ingest/testing.ts";
import { playedFilm, playTmdb, TEST_TOKEN } from "../lib/ingest/testing/tmdb_server.ts";

/** Ids at TMDB of the rated films begin here, beyond those on lists. */
const FIRST_RATED = 1_000_000;

/** A MovieLens folder with one rating of each film. */
async function writeRatings(folder: string, films: number): Promise<void> {
  const ids = Array.from({ length: films }, (_, i) => i + 1);
  const write = (name: string, header: string, row: (id: number) => string) =>
    Deno.writeTextFile(join(folder, name), `${header}\n${ids.map(row).join("\n")}\n`);
  await write("ratings.csv", "userId,movieId,rating,timestamp", (id) => `1,${id},4,${id}`);
  await write("links.csv", "movieId,imdbId,tmdbId", (id) => `${id},${id},${FIRST_RATED + id}`);
  await write("movies.csv", "movieId,title,genres", (id) => `${id},Film ${id} (1999),Drama`);
}

const figure = (value: number): string =>
  value.toLocaleString("en", { maximumSignificantDigits: 3 });

await runCommand(async () => {
  const [listed = 10_000, rated = 10_000] = Deno.args.map(Number);
  const onLists = Array.from({ length: listed }, (_, i) => playedFilm(1 + i));
  const byId = Array.from(
    { length: rated },
    (_, i) => playedFilm(FIRST_RATED + 1 + i, { popularity: -1 }),
  );
  await using server = await playTmdb({ films: [...onLists, ...byId] });
  await inFolder(async (folder) => {
    await writeRatings(folder, rated);
    const sources = parseSources([`movielens:${folder}`], [
      `tmdb:?pages=${Math.ceil(listed / 20)}`,
    ]);
    const access = {
      url: `${server.origin}/3`,
      token: TEST_TOKEN,
      apiKey: null,
      requestsPerSecond: 1_000_000,
    };
    for (const run of ["first", "second"]) {
      const before = server.asked.length;
      const begun = performance.now();
      const path = join(folder, `${run}.duckdb`);
      const { films } = await ingestInto(path, sources, {
        tmdb: { access, folder: join(folder, "tmdb") },
      });
      const seconds = (performance.now() - begun) / 1000;
      const requests = server.asked.length - before;
      const line = `${run} run: ${films} films in ${figure(seconds)} s, ${requests} requests, ` +
        `${figure(requests / seconds)} a second, ${figure(Deno.memoryUsage().rss / 2 ** 20)} MiB\n`;
      await print(Deno.stdout, line);
    }
  });
});
