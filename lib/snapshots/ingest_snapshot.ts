import { join } from "node:path";
import type { QualityReport } from "../catalog/quality.ts";
import type { Config } from "../config.ts";
import { feedbackDir } from "../feedback/days.ts";
import { ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { ingestInto } from "../ingest/ingest.ts";
import type { SourceSpec } from "../ingest/sources.ts";
import type { Report } from "../progress/progress.ts";
import { buildSnapshot, type SnapshotBuild } from "./build.ts";
import { readCurrent } from "./current.ts";
import { cacheDir, CATALOG_FILE, snapshotDir, tmdbDir } from "./layout.ts";
import { requireNoLoss } from "./loss.ts";
import { type Manifest, readManifest } from "./manifest.ts";

/** What an ingest published. */
export interface IngestedSnapshot {
  readonly manifest: Manifest;
  readonly quality: QualityReport;
}

/** How an ingest into a data folder is done, beside what its configuration says. */
export interface IngestSettings
  extends Pick<SnapshotBuild, "activateAnyway" | "workers" | "checkpointSeconds" | "signal"> {
  /** The largest share of a file's rows that may be unusable, 0…1; 0.01 if left out. */
  readonly maxRejectedShare?: number;
  /** Publishes a catalogue even where it lacks much of what the one in use has. */
  readonly allowLoss?: boolean;
}

/**
 * Publishes a snapshot of sources.
 * @param config `tmdb` is needed by the source of that name alone
 * @param report told what is being done and how far it has come
 * @throws {ReelmatchError} as `buildSnapshot` does; the snapshot before stays in use
 */
export async function ingestSnapshot(
  {
    dataDir,
    seed,
    keepSnapshots,
    tmdb,
    services,
    maxRejectedShare,
    allowLoss = false,
    ...options
  }:
    & Pick<Config, "dataDir" | "seed">
    & Partial<Pick<Config, "keepSnapshots" | "tmdb" | "services">>
    & IngestSettings,
  sources: readonly SourceSpec[],
  report: Report,
): Promise<IngestedSnapshot> {
  let quality: QualityReport | undefined;
  const manifest = await buildSnapshot({
    dataDir,
    seed,
    report,
    ...options,
    keep: keepSnapshots,
    fill: async (path, stages) => {
      const current = await readCurrent(dataDir);
      const manifest = current && await manifestIfUsable(dataDir, current);
      quality = await ingestInto(path, sources, {
        report,
        stages,
        maxRejectedShare,
        previousPath: manifest ? join(snapshotDir(dataDir, manifest.id), CATALOG_FILE) : undefined,
        cacheDir: cacheDir(dataDir),
        tmdb: tmdb && { access: tmdb, folder: tmdbDir(dataDir) },
        services,
        feedbackDir: feedbackDir(dataDir),
        http: { signal: options.signal },
      });
      if (manifest && !allowLoss) requireNoLoss(quality, manifest.counts);
    },
  });
  if (quality === undefined) throw new Error("a snapshot was published without being filled");
  return { manifest, quality };
}

/** The manifest of the snapshot in use; `null` where it is damaged, which a new one mends. */
async function manifestIfUsable(dataDir: string, id: SnapshotId): Promise<Manifest | null> {
  try {
    return await readManifest(snapshotDir(dataDir, id), id);
  } catch (error) {
    if (error instanceof ReelmatchError && error.code === "CORRUPT") return null;
    throw error;
  }
}
