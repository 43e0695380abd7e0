import type { QualityReport } from "../catalog/quality.ts";
import type { Config } from "../config.ts";
import { feedbackDir } from "../feedback/days.ts";
import { ingestInto } from "../ingest/ingest.ts";
import type { SourceSpec } from "../ingest/sources.ts";
import type { Report } from "../progress/progress.ts";
import { buildSnapshot, type SnapshotBuild } from "./build.ts";
import { cacheDir, tmdbDir } from "./layout.ts";
import type { Manifest } from "./manifest.ts";

/** What an ingest published. */
export interface IngestedSnapshot {
  readonly manifest: Manifest;
  readonly quality: QualityReport;
}

/**
 * Publishes a snapshot of sources.
 * @param config `tmdb` is needed by the source of that name alone
 * @param report told what is being done and how far it has come
 * @throws {ReelmatchError} as `buildSnapshot` does; the snapshot before stays in use
 */
export async function ingestSnapshot(
  { dataDir, seed, keepSnapshots, tmdb, services, ...options }:
    & Pick<Config, "dataDir" | "seed">
    & Partial<Pick<Config, "keepSnapshots" | "tmdb" | "services">>
    & Pick<SnapshotBuild, "activateAnyway" | "workers" | "checkpointSeconds" | "signal">,
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
    fill: async (path) => {
      quality = await ingestInto(path, sources, {
        report,
        cacheDir: cacheDir(dataDir),
        tmdb: tmdb && { access: tmdb, folder: tmdbDir(dataDir) },
        services,
        feedbackDir: feedbackDir(dataDir),
        http: { signal: options.signal },
      });
    },
  });
  if (quality === undefined) throw new Error("a snapshot was published without being filled");
  return { manifest, quality };
}
