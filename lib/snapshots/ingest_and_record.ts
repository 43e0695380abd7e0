import type { SourceSpec } from "../ingest/sources.ts";
import type { Report } from "../progress/progress.ts";
import { formatVerdict } from "./format.ts";
import { type IngestedSnapshot, ingestSnapshot } from "./ingest_snapshot.ts";
import { recordIngest } from "./ingest_status.ts";

/**
 * Publishes a snapshot of sources and keeps how that ended in the data folder.
 * @throws {ReelmatchError} as `ingestSnapshot` does
 */
export async function ingestAndRecord(
  config: Parameters<typeof ingestSnapshot>[0],
  sources: readonly SourceSpec[],
  report: Report,
): Promise<IngestedSnapshot> {
  return await recordIngest(
    config.dataDir,
    async () => {
      const ingested = await ingestSnapshot(config, sources, report);
      const { manifest } = ingested;
      return { ...ingested, snapshot: manifest.id, sentence: formatVerdict(manifest).trimEnd() };
    },
    report,
  );
}
