import { ratedFilmsLackingFacts } from "../../../catalog/lacking_facts.ts";
import { type StagedFilm, stageFilms } from "../../../catalog/staging.ts";
import { inBatches } from "../../batches.ts";
import { ReelmatchError } from "../../../errors.ts";
import type { Ingest } from "../../source_reader.ts";
import { AnswerTally } from "./answer_tally.ts";
import type { Ask } from "./api.ts";
import type { FilmContext } from "./film.ts";
import { readGenreNames } from "./lists.ts";
import type { TmdbOptions } from "./options.ts";
import { findStaleFilms } from "./stale_films.ts";
import type { TmdbStore } from "./store.ts";
import { detailedFilms, keptFilms, listedFilms } from "./told_films.ts";

/** What a run reads with and writes to. */
export interface Reading {
  readonly ingest: Ingest;
  /** The source as reports call it. */
  readonly source: string;
  readonly options: TmdbOptions;
  readonly store: TmdbStore;
  readonly ask: Ask;
}

/**
 * Stages the films of TMDB's lists, those of former runs, of which the ones that changed are asked
 * for anew, and those that staged ratings are of, where facts are missing.
 * @throws {ReelmatchError} `BAD_INPUT` where no film is usable, and as `Ask` does
 */
export async function readFilms(reading: Reading): Promise<void> {
  const { ingest, options, store, ask } = reading;
  const genreNames = await readGenreNames(ask, options.language);
  const context = { genreNames, fetchedOn: store.startedOn };

  const lists = beginTally(reading, "lists");
  const listed = await stageLists(reading, context, lists);
  endTally(reading, lists);

  const stale = await findStaleFilms(ask, store, listed, (why) => void lists.warnings.push(why));
  const kept = beginTally(reading, "kept");
  const known = new Set(stale);
  await stage(reading, kept, keptFilms(store, genreNames, { tally: kept, listed, known }));
  endTally(reading, kept);

  const details = beginTally(reading, "details");
  await stageDetails(reading, context, details, [...stale], "that changed or are old");
  const lacking = await ratedFilmsLackingFacts(ingest.catalog);
  const unknown = lacking.filter((id) => !known.has(id));
  await stageDetails(reading, context, details, unknown, "that have ratings and lack facts");
  endTally(reading, details);
  requireFilms([lists, kept, details]);
}

/** @returns the ids of the films on lists */
async function stageLists(
  reading: Reading,
  context: FilmContext,
  tally: AnswerTally,
): Promise<ReadonlySet<number>> {
  const { ingest: { report }, ask, options } = reading;
  report("Reading TMDB's lists of films");
  const listed = new Set<number>();
  const films = listedFilms(ask, options, context, {
    tally,
    listed,
    warn: (sentence) => void tally.warnings.push(sentence),
    step: (done) => report({ type: "step", stage: "lists", done, total: null, unit: "pages" }),
  });
  await stage(reading, tally, films);
  return listed;
}

async function stageDetails(
  reading: Reading,
  context: FilmContext,
  tally: AnswerTally,
  ids: readonly number[],
  why: string,
): Promise<void> {
  if (ids.length === 0) return;
  const { ingest: { report }, ask, options } = reading;
  report(`Asking TMDB for ${ids.length} films ${why}`);
  const step = (done: number): void =>
    report({ type: "step", stage: "films", done, total: ids.length, unit: "films" });
  const told = { tally, step };
  await stage(reading, tally, detailedFilms(ask, ids, options.language, context, told));
}

const stage = (
  { ingest, source }: Reading,
  { number }: AnswerTally,
  films: AsyncIterable<StagedFilm> | Iterable<StagedFilm>,
): Promise<number> =>
  stageFilms(ingest.catalog, { origin: "tmdb", source, file: number }, inBatches(films));

const beginTally = ({ ingest, source }: Reading, name: string): AnswerTally =>
  new AnswerTally(source, name, ingest.tallies.length);

/** Ends a tally; one without films gives its number to the next. */
function endTally({ ingest }: Reading, tally: AnswerTally): void {
  tally.end();
  if (tally.rowsRead > 0) ingest.tallies.push(tally);
}

function requireFilms(tallies: readonly AnswerTally[]): void {
  if (tallies.some(({ rowsRead, rowsRejected }) => rowsRead > rowsRejected)) return;
  const [reject] = tallies.flatMap(({ rejects }) => rejects);
  const why = reject === undefined ? "no film at all" : `no film that fits: ${reject.reason}`;
  throw new ReelmatchError("BAD_INPUT", `TMDB told of ${why}; check TMDB_URL and the options.`);
}
