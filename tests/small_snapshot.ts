import { join } from "node:path";
import { readConfig } from "../lib/config.ts";
import { parseSources } from "../lib/ingest/sources.ts";
import { ingestSnapshot } from "../lib/snapshots/ingest_snapshot.ts";
import type { Manifest } from "../lib/snapshots/manifest.ts";
import { knownFilms, writeSmallMovieLens, writeSmallPosters } from "./small_source.ts";

/** A temporary data folder with one published snapshot of the small made-up source. */
export interface SmallData extends AsyncDisposable {
  readonly dataDir: string;
  /** The folder of `ratings.csv`, `links.csv` and `movies.csv`. */
  readonly sourceDir: string;
  readonly manifest: Manifest;
}

/** Publishes another snapshot of a MovieLens folder, and of sources of films' facts alone. */
export async function publishFolder(
  dataDir: string,
  sourceDir: string,
  facts: readonly string[] = [],
): Promise<Manifest> {
  const sources = parseSources([`movielens:${sourceDir}`], facts);
  const { services } = readConfig(() => undefined);
  const { manifest } = await ingestSnapshot({ dataDir, seed: 7, services }, sources, () => {});
  return manifest;
}

/** `posters`: TMDB's pictures belong to the films' facts. `known`: they do, and titles are real ones. */
export type SmallPart = "plain" | "posters" | "known";

/** How many films with real titles there are. */
const KNOWN_FILMS = 300;

export async function smallData(part: SmallPart = "plain"): Promise<SmallData> {
  const dataDir = await Deno.makeTempDir({ prefix: "reelmatch-data-" });
  const sourceDir = await Deno.makeTempDir({ prefix: "reelmatch-source-" });
  const films = part === "known" ? await knownFilms(KNOWN_FILMS) : undefined;
  const size = films && { people: 20, films: films.length + 1 };
  await writeSmallMovieLens(sourceDir, size, films);
  if (part !== "plain") await writeSmallPosters(sourceDir, films);
  const facts = part === "plain" ? [] : [`kaggle:${join(sourceDir, "movies_metadata.csv")}`];
  const manifest = await publishFolder(dataDir, sourceDir, facts);
  return {
    dataDir,
    sourceDir,
    manifest,
    async [Symbol.asyncDispose]() {
      await Deno.remove(dataDir, { recursive: true });
      await Deno.remove(sourceDir, { recursive: true });
    },
  };
}
