import { join } from "node:path";
import { ReelmatchError } from "../../../errors.ts";
import type { TmdbSource } from "../../parse_source.ts";
import type { Ingest } from "../../source_reader.ts";
import type { TmdbAccess } from "./access.ts";
import { askTmdb } from "./api.ts";
import { readFilms } from "./read_films.ts";
import { TmdbStore } from "./store.ts";

/** What reading TMDB takes beside the options of the source. */
export interface TmdbSettings {
  readonly access: TmdbAccess;
  /** Folder that keeps what was fetched, for a killed run to go on and for later runs to refresh. */
  readonly folder: string;
  /** The system's clock if left out. */
  readonly now?: () => Date;
}

/**
 * Stages the films that TMDB's API tells of. To be read after every other source, as it is asked
 * for films that ratings are of.
 * @throws {ReelmatchError} `BAD_INPUT` without a key that TMDB takes, or where no film is usable,
 *   `UNAVAILABLE` where TMDB does not answer, `INTERRUPTED` on request; after the last two the next
 *   run goes on where this one stopped
 */
export async function readTmdb(
  ingest: Ingest,
  { name, options }: TmdbSource,
  { access, folder, now = () => new Date() }: TmdbSettings,
): Promise<void> {
  const { language, region, pages, since } = options;
  const stop = new AbortController(); // ends what is under way where one request has failed
  const signal = AbortSignal.any([stop.signal, ingest.http?.signal ?? stop.signal]);
  const ask = askTmdb(access, { ...ingest.http, signal });
  const scope = region === null ? language : `${language}@${region}`;
  const plan = { url: access.url, pages, since };
  using store = await TmdbStore.open(join(folder, scope), plan, now());
  try {
    await readFilms({ ingest, source: name, options, store, ask: store.asking(ask) });
    store.complete();
  } catch (error) {
    if (!(error instanceof ReelmatchError) || error.code !== "UNAVAILABLE") throw error;
    const kept = "What was fetched is kept: the same command goes on from there.";
    throw new ReelmatchError(error.code, `${error.message} ${kept}`, { cause: error });
  } finally {
    stop.abort();
  }
}
