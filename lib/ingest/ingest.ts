import {
  buildStatistics,
  buildTables,
  createCatalog,
  finishCatalog,
  mergeFilms,
} from "../catalog/build.ts";
import { compareWithPrevious } from "../catalog/changes.ts";
import { type Catalog, openCatalog } from "../catalog/connection.ts";
import { joinStaged } from "../catalog/join_ratings.ts";
import { stagedOutcomes } from "../catalog/outcomes.ts";
import { stageUnresolvedLinks } from "../catalog/staging.ts";
import {
  type FileReport,
  getQualityReport,
  type QualityReport,
  writeFindings,
} from "../catalog/quality.ts";
import { readConfig, type Services } from "../config.ts";
import { ReelmatchError } from "../errors.ts";
import type { HttpClientOptions } from "./http/client.ts";
import type { Report } from "../progress/progress.ts";
import { Stages } from "../progress/stages.ts";
import type { FileTally } from "./file_tally.ts";
import type { Ingest } from "./source_reader.ts";
import { inReadingOrder, type SourceSpec } from "./sources.ts";
import { FEEDBACK } from "./parse_source.ts";
import { namedByZip } from "./place.ts";
import { readDemo } from "./sources/demo.ts";
import { hasFeedback, readSiteRatings } from "./sources/feedback.ts";
import { readKaggle } from "./sources/kaggle.ts";
import { readMovieLens } from "./sources/movielens.ts";
import { readTable } from "./sources/table.ts";
import { requireKey } from "./sources/tmdb/access.ts";
import { readTmdb, type TmdbSettings } from "./sources/tmdb/tmdb.ts";
import { temporaryFolder } from "./temporary_folder.ts";

/** How an ingest is done. */
export interface IngestOptions {
  /** The largest share of a file's rows that may be unusable, 0…1; 0.01 if left out. */
  readonly maxRejectedShare?: number;
  /** Told what is being done and how far it has come. */
  readonly report?: Report;
  /** Times the stages; stops between two of them where it was given a signal. */
  readonly stages?: Stages;
  /** The catalogue in use, which the new one is compared with. */
  readonly previousPath?: string;
  /** Folder that keeps what was fetched; if left out, Deno's own cache does, or nothing. */
  readonly cacheDir?: string;
  /** How TMDB is asked; needed by the source `tmdb` alone. */
  readonly tmdb?: TmdbSettings;
  /** Folder of the ratings given through the site; they are part of every ingest that has them. */
  readonly feedbackDir?: string;
  /** Where sources are fetched from; the public services without a key if left out. */
  readonly services?: Services;
  /** How servers are asked; patiently if left out. */
  readonly http?: HttpClientOptions;
}

const MAX_REJECTED_SHARE = 0.01;

/**
 * Reads sources into a new catalogue file, whole: films, ratings, statistics and the quality
 * report. The same sources give the same rows in every table, in the same order.
 * @param path where the file is to be; it must not exist yet
 * @param sources in the order in which they are read: films before ratings
 * @throws {ReelmatchError} `BAD_INPUT` or `NOT_FOUND` naming the file and line that cannot be
 *   used, `UNAVAILABLE` where a disk or registry refuses; what was written so far is of no use
 */
export async function ingestInto(
  path: string,
  sources: readonly SourceSpec[],
  options: IngestOptions = {},
): Promise<QualityReport> {
  const { report = () => {}, tmdb, previousPath, stages = new Stages(report) } = options;
  await requireNew(path);
  if (sources.some(({ kind }) => kind === "tmdb")) requireTmdb(tmdb);
  await using workDir = temporaryFolder(`${path}.unpacked`);
  using catalog = await openCatalog(path, "write", options.http?.signal);
  using _interruption = interruptible(catalog);
  await createCatalog(catalog);
  const read = await withFeedback(sources, options);
  await using held = new AsyncDisposableStack();
  const hasFacts = sources.some(({ kind }) => ["kaggle", "demo", "tmdb"].includes(kind));
  const ingest: Ingest = {
    services: readConfig(() => undefined).services,
    ...options,
    maxRejectedShare: options.maxRejectedShare ?? MAX_REJECTED_SHARE,
    report,
    catalog,
    tallies: [],
    hasFacts,
    workDir: workDir.path,
    waiting: canWait(read) ? [] : null,
    held,
  };
  const named = (error: unknown): never => {
    throw namedByZip(error, workDir.path);
  };
  await stages.run("read sources", async () => {
    for (const source of read) await readSource(ingest, source, options).catch(named);
    await stageUnresolvedLinks(catalog);
  });
  report("Joining films");
  await stages.run("join films", () => mergeFilms(catalog));
  await stages.run("join ratings", async () => {
    for (const readLast of ingest.waiting ?? []) await readLast().catch(named);
    await held.disposeAsync();
    report("Joining ratings");
    await joinStaged(catalog);
    await buildTables(catalog);
  });
  await stages.run("statistics", () => buildStatistics(catalog));
  return await stages.run("quality report", async () => {
    await writeFindings(catalog, {
      files: await fileReports(catalog, ingest.tallies),
      rejects: ingest.tallies.flatMap(({ rejects }) => rejects),
      notes: ingest.tallies.flatMap(({ notes }) => notes),
      warnings: ingest.tallies.flatMap(({ warnings }) => warnings),
    });
    if (previousPath !== undefined) await compareWithPrevious(catalog, previousPath);
    const quality = await getQualityReport(catalog);
    requireRatings(quality);
    await finishCatalog(catalog);
    return quality;
  });
}

/** Ends the statement under way when the catalogue's signal is given. */
function interruptible({ connection, signal }: Catalog): Disposable {
  const interrupt = (): void => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  return { [Symbol.dispose]: () => signal?.removeEventListener("abort", interrupt) };
}

async function requireNew(path: string): Promise<void> {
  const found = await Deno.lstat(path).then(() => true, () => false);
  if (found) {
    throw new ReelmatchError("BAD_INPUT", `${path} exists already: expected a new file's name.`);
  }
}

/** The sources, and the ratings given through the site before those of TMDB, which follow ratings. */
async function withFeedback(
  sources: readonly SourceSpec[],
  { feedbackDir }: IngestOptions,
): Promise<readonly SourceSpec[]> {
  const isThere = sources.some(({ kind }) => kind === "feedback");
  if (isThere || feedbackDir === undefined || !await hasFeedback(feedbackDir)) return sources;
  return inReadingOrder([...sources, FEEDBACK]);
}

/**
 * Whether ratings can be read after all films are joined: where there is one source of them, and
 * none that asks for films that have ratings.
 */
const canWait = (sources: readonly SourceSpec[]): boolean =>
  sources.filter((source) => "people" in source).length === 1 &&
  !sources.some(({ kind }) => kind === "tmdb");

function readSource(
  ingest: Ingest,
  source: SourceSpec,
  { tmdb, feedbackDir }: IngestOptions,
): Promise<void> {
  switch (source.kind) {
    case "demo":
      return readDemo(ingest, source.name, source.people);
    case "kaggle":
      return readKaggle(ingest, source);
    case "movielens":
      return readMovieLens(ingest, source);
    case "csv":
    case "parquet":
      return readTable(ingest, source);
    case "feedback":
      return readSiteRatings(ingest, source.name, requireFolder(feedbackDir));
    case "tmdb":
      return readTmdb(ingest, source, requireTmdb(tmdb));
  }
}

/** The settings for TMDB, refused where they lack a key: before anything long is begun. */
function requireTmdb(settings: TmdbSettings | undefined): TmdbSettings {
  if (settings === undefined) throw new TypeError("the source tmdb takes settings");
  requireKey(settings.access);
  return settings;
}

function requireFolder(folder: string | undefined): string {
  if (folder === undefined) throw new TypeError("the source feedback takes a folder");
  return folder;
}

/** What became of each file's rows, once films and ratings are joined. */
async function fileReports(catalog: Catalog, tallies: readonly FileTally[]): Promise<FileReport[]> {
  const outcomes = await stagedOutcomes(catalog);
  return tallies.map((tally) =>
    tally.report(outcomes.get(tally.number) ?? { duplicate: 0, withoutFilm: 0 })
  );
}

function requireRatings({ ratings, films }: QualityReport): void {
  if (ratings > 0) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `None of the ratings belongs to one of the ${films} films: check that the files are of one release.`,
  );
}
