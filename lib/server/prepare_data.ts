import type { Config } from "../config.ts";
import { ReelmatchError } from "../errors.ts";
import { showProgress } from "../progress/show_progress.ts";
import { readCurrent } from "../snapshots/current.ts";
import { howToRebuild, outdatedCurrent, whyOutdated } from "../snapshots/outdated.ts";
import { logLine, logWarning } from "./log.ts";

/**
 * Publishes a snapshot of the demo where the data folder holds none, or nothing but the demo as an
 * older version built it. Of other data that an older version built it says how to build them anew.
 */
export async function prepareData(config: Config): Promise<void> {
  const { dataDir } = config;
  if (!await hasCurrent(dataDir)) {
    logLine(`${dataDir} holds no snapshot yet: preparing the demo's data.`);
    return await publishDemo(config, false);
  }
  const outdated = await outdatedCurrent(dataDir);
  if (outdated === null) return;
  if (!outdated.isDemoAlone) return logWarning(howToRebuild(outdated));
  logLine(`${whyOutdated(outdated)}: preparing the demo's data anew.`);
  await publishDemo(config, true);
}

/** @param replace makes it current whatever the one before was like */
async function publishDemo(
  { dataDir, seed, services, keepSnapshots }: Config,
  replace: boolean,
): Promise<void> {
  const [{ ingestSnapshot }, { parseSources }] = await Promise.all([
    import("../snapshots/ingest_snapshot.ts"),
    import("../ingest/sources.ts"),
  ]);
  using progress = showProgress(false);
  await ingestSnapshot(
    { dataDir, seed, services, keepSnapshots, activateAnyway: replace, allowLoss: replace },
    parseSources(["demo"], []),
    progress.report,
  );
}

/** Whether a snapshot was ever made current; a damaged name of one is the server's to report. */
async function hasCurrent(dataDir: string): Promise<boolean> {
  try {
    return await readCurrent(dataDir) !== null;
  } catch (error) {
    if (error instanceof ReelmatchError && error.code === "CORRUPT") return true;
    throw error;
  }
}
