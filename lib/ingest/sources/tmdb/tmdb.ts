import { join } from "node:path";
import { ratedFilmsLackingFacts } from "../../../catalog/lacking_facts.ts";
import { stageFilms } from "../../../catalog/staging.ts";
import { ReelmatchError } from "../../../errors.ts";
import type { HttpClientOptions } from "../../http/client.ts";
import type { TmdbSource } from "../../parse_source.ts";
import type { Ingest } from "../../source_reader.ts";
import type { TmdbAccess } from "./access.ts";
import { AnswerTally } from "./answer_tally.ts";
import { type Ask, askTmdb } from "./api.ts";
import { readGenreNames } from "./lists.ts";
import type { TmdbOptions } from "./options.ts";
import { findStaleFilms } from "./stale_films.ts";
import { TmdbStore } from "./store.ts";
import { detailedFilms, keptFilms, listedFilms } from "./told_films.ts";

/** What reading TMDB takes beside the options of the source. */
export interface TmdbSettings {
  readonly access: TmdbAccess;
  /** Folder that keeps what was fetched, for a killed run to go on and for later runs to refresh. */
  readonly folder: string;
  /** The system's clock if left out. */
  readonly now?: () => Date;
  readonly http?: HttpClientOptions;
}

/**
 * Stages the films that TMDB's API tells of: those of its lists, those of former runs, of which the
 * ones that changed are asked for anew, and those that the ratings staged so far are of, where facts
 * are missing. To be read after every other source.
 * @throws {ReelmatchError} `BAD_INPUT` without a key that TMDB takes, or where no film is usable,
 *   `UNAVAILABLE` where TMDB does not answer; a later run then goes on where this one stopped
 */
export async function readTmdb(
  ingest: Ingest,
  { name, options }: TmdbSource,
  { access, folder, now = () => new Date(), http }: TmdbSettings,
): Promise<void> {
  const { language, region, pages, since } = options;
  const stop = new AbortController(); // ends what is under way where one request has failed
  const signal = http?.signal === undefined
    ? stop.signal
    : AbortSignal.any([http.signal, stop.signal]);
  const ask = askTmdb(access, { ...http, signal });
  const scope = region === null ? language : `${language}@${region}`;
  const plan = { url: access.url, pages, since };
  using store = await TmdbStore.open(join(folder, scope), plan, now());
  try {
    await readFilms(ingest, name, options, store, store.asking(ask));
    store.complete();
  } catch (error) {
    if (!(error instanceof ReelmatchError) || error.code !== "UNAVAILABLE") throw error;
    const kept = "What was fetched is kept: the same command goes on from there.";
    throw new ReelmatchError(error.code, `${error.message} ${kept}`, { cause: error });
  } finally {
    stop.abort();
  }
}

async function readFilms(
  { catalog, tallies, report }: Ingest,
  source: string,
  options: TmdbOptions,
  store: TmdbStore,
  ask: Ask,
): Promise<void> {
  const { language } = options;
  const genreNames = await readGenreNames(ask, language);
  const context = { genreNames, fetchedOn: store.startedOn };
  const from = ({ number }: AnswerTally) => ({ origin: "tmdb", source, file: number }) as const;
  const end = (tally: AnswerTally): void => {
    tally.end();
    if (tally.rowsRead > 0) tallies.push(tally);
  };

  report("Reading TMDB's lists of films");
  const lists = new AnswerTally(source, "lists", tallies.length);
  const warn = (sentence: string): void => void lists.warnings.push(sentence);
  const listed = new Set<number>();
  const onLists = listedFilms(ask, options, context, {
    tally: lists,
    listed,
    warn,
    step: (pages) =>
      report({ type: "step", stage: "lists", done: pages, total: null, unit: "pages" }),
  });
  await stageFilms(catalog, from(lists), onLists);
  end(lists);

  const stale = await findStaleFilms(ask, store, listed, warn);
  const kept = new AnswerTally(source, "kept", tallies.length);
  const known = new Set(stale);
  const fresh = keptFilms(store, genreNames, { tally: kept, listed, known });
  await stageFilms(catalog, from(kept), fresh);
  end(kept);

  const details = new AnswerTally(source, "details", tallies.length);
  const askFor = async (ids: readonly number[], why: string): Promise<void> => {
    if (ids.length === 0) return;
    report(`Asking TMDB for ${ids.length} films ${why}`);
    const step = (done: number): void =>
      report({ type: "step", stage: "films", done, total: ids.length, unit: "films" });
    const films = detailedFilms(ask, ids, language, context, { tally: details, step });
    await stageFilms(catalog, from(details), films);
  };
  await askFor([...stale], "that changed or were fetched long ago");
  const lacking = await ratedFilmsLackingFacts(catalog);
  await askFor(lacking.filter((id) => !known.has(id)), "that have ratings and lack facts");
  end(details);
  requireFilms([lists, kept, details]);
}

function requireFilms(tallies: readonly AnswerTally[]): void {
  if (tallies.some(({ rowsRead, rowsRejected }) => rowsRead > rowsRejected)) return;
  const [reject] = tallies.flatMap(({ rejects }) => rejects);
  const why = reject === undefined ? "no film at all" : `no film that fits: ${reject.reason}`;
  throw new ReelmatchError("BAD_INPUT", `TMDB told of ${why}; check TMDB_URL and the options.`);
}
