import { assertRejects } from "@std/assert";
import { join } from "node:path";
import { type Catalog, openCatalog } from "../../../catalog/connection.ts";
import { allFilms } from "../../../catalog/films.ts";
import type { QualityReport } from "../../../catalog/quality.ts";
import { ReelmatchError } from "../../../errors.ts";
import { ingestInto } from "../../ingest.ts";
import { parseSources } from "../../sources.ts";
import { inFolder, LINKS, MOVIES, RATINGS_HEADER } from "../../testing.ts";
import type { LocalServer } from "../../testing/local_server.ts";
import {
  type PlayedFilm,
  playedFilm,
  type PlayedTmdb,
  playTmdb,
  TEST_TOKEN,
} from "../../testing/tmdb_server.ts";

const RATINGS = `${RATINGS_HEADER}\n1,1,4,1\n1,2,4,2\n1,3,4,3\n`;

/** Films with the ids 100, 101 and so on. */
export const someFilms = (count: number): PlayedFilm[] =>
  Array.from({ length: count }, (_, i) => playedFilm(100 + i));

/** How one ingest of three ratings beside TMDB differs from the plain one. */
export interface Run {
  readonly options?: string;
  readonly on?: string;
  readonly token?: string | null;
  readonly apiKey?: string | null;
  readonly url?: string;
  readonly retries?: number;
  readonly signal?: AbortSignal;
}

/** Ingests a small MovieLens folder with TMDB; what was fetched stays in the folder. */
export async function ingest<T>(
  folder: string,
  server: LocalServer,
  { options = "", on = "2026-11-23", token = TEST_TOKEN, apiKey = null, url, retries = 4, signal }:
    Run,
  look: (catalog: Catalog, report: QualityReport) => Promise<T>,
): Promise<T> {
  await Deno.writeTextFile(join(folder, "ratings.csv"), RATINGS);
  await Deno.writeTextFile(join(folder, "links.csv"), LINKS);
  await Deno.writeTextFile(join(folder, "movies.csv"), MOVIES);
  const path = join(folder, `${crypto.randomUUID()}.duckdb`);
  const films = options === "" ? "tmdb" : `tmdb:?${options}`;
  const report = await ingestInto(path, parseSources([`movielens:${folder}`], [films]), {
    tmdb: {
      access: { url: url ?? `${server.origin}/3`, token, apiKey, requestsPerSecond: 100_000 },
      folder: join(folder, "tmdb"),
      now: () => new Date(`${on}T12:00:00Z`),
    },
    http: { firstWaitMs: 1, retries, signal },
  });
  using catalog = await openCatalog(path, "read");
  return await look(catalog, report);
}

export const ids = async (catalog: Catalog): Promise<number[]> =>
  (await allFilms(catalog)).map(({ id }) => id);

/** The paths that were asked, without the language. */
export const paths = ({ asked }: LocalServer, from = 0): string[] =>
  asked.slice(from).map(({ path }) => path.replace(/[?&]language=[^&]*/, ""));

/** A server for the length of a test. */
export async function withServer(
  played: PlayedTmdb,
  work: (folder: string, server: LocalServer) => Promise<void>,
): Promise<void> {
  await using server = await playTmdb(played);
  await inFolder((folder) => work(folder, server));
}

/** The sentence with which an ingest ends. */
export async function failure(
  folder: string,
  server: LocalServer,
  run: Run,
): Promise<ReelmatchError> {
  const nothing = () => Promise.resolve();
  return await assertRejects(() => ingest(folder, server, run, nothing), ReelmatchError);
}
