import { join } from "node:path";
import { randomInt } from "node:crypto";
import { type SnapshotId, snapshotId } from "../ids.ts";

/** Where a data folder keeps its parts. */
export const snapshotsDir = (dataDir: string): string => join(dataDir, "snapshots");
/** The folder of one published snapshot. */
export const snapshotDir = (dataDir: string, id: SnapshotId): string =>
  join(snapshotsDir(dataDir), id);
/** The hidden folder in which a snapshot is built before it is renamed into place. */
export const buildDir = (dataDir: string, id: SnapshotId): string =>
  join(snapshotsDir(dataDir), `${BUILD_PREFIX}${id}`);
/** The file that names the snapshot in use. */
export const currentFile = (dataDir: string): string => join(dataDir, CURRENT_FILE);
/** The file whose lock the one building process holds. */
export const lockFile = (dataDir: string): string => join(dataDir, ".build.lock");

/** The file whose lock is held by whoever changes `current`; its name is no draft of that. */
export const currentLockFile = (dataDir: string): string => join(dataDir, ".pointer.lock");

/** The file that tells how the last ingest ended. */
export const ingestStatusFile = (dataDir: string): string => join(dataDir, INGEST_STATUS_FILE);
/** The file that tells when a schedule ingests next; there is none without a schedule. */
export const ingestScheduleFile = (dataDir: string): string => join(dataDir, INGEST_SCHEDULE_FILE);
/** Where training keeps the state of runs that were interrupted. */
export const checkpointsDir = (dataDir: string): string => join(dataDir, ".checkpoints");
/** Where packages that sources fetch are kept. */
export const cacheDir = (dataDir: string): string => join(dataDir, "cache");

/** Where answers of TMDB's API are kept. */
export const tmdbDir = (dataDir: string): string => join(cacheDir(dataDir), "tmdb");

/** How the names of unfinished builds begin. */
export const BUILD_PREFIX = ".building-";
/** The name of the file that names the snapshot in use. */
const CURRENT_FILE = "current";
/** The name of the file that tells how the last ingest ended. */
const INGEST_STATUS_FILE = "ingest-status.json";
/** The name of the file that tells when a schedule ingests next. */
const INGEST_SCHEDULE_FILE = "ingest-schedule.json";
/** The names of the files that are replaced by drafts, which a crash may leave behind. */
export const REPLACED_FILES: readonly string[] = [
  CURRENT_FILE,
  INGEST_STATUS_FILE,
  INGEST_SCHEDULE_FILE,
];
/** The files of a snapshot, relative to its folder. */
export const CATALOG_FILE = "catalog.duckdb";
export const MANIFEST_FILE = "manifest.json";
export const MODEL_DIR = "model";
/** Names of the models in it: which ids the rows and columns stand for, and the two heads. */
export const MODEL_FILES = { index: "index", stars: "stars", taste: "taste" } as const;
/** Name of the results by person on held-out ratings, in the same folder; older snapshots lack them. */
export const HELD_OUT_FILE = "held_out";
/** What every snapshot holds beside its manifest. */
export const REQUIRED_FILES: readonly string[] = [
  CATALOG_FILE,
  ...Object.values(MODEL_FILES).flatMap((name) =>
    [".json", ".bin"].map((ending) => `${MODEL_DIR}/${name}${ending}`)
  ),
];

/**
 * A new id, which sorts by time: the second of the build, then six hexadecimal digits, three of its
 * milliseconds and three by chance.
 */
export function newSnapshotId(now: Date): SnapshotId {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const digits = [now.getUTCMilliseconds(), randomInt(0x1000)]
    .map((number) => number.toString(16).padStart(3, "0"));
  return snapshotId(`${time}-${digits.join("")}`);
}
