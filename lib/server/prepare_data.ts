import type { Config } from "../config.ts";
import { ReelmatchError } from "../errors.ts";
import { showProgress } from "../progress/show_progress.ts";
import { readCurrent } from "../snapshots/current.ts";
import { logLine } from "./log.ts";

/** Publishes a snapshot of the demo where the data folder holds none. */
export async function prepareData({ dataDir, seed, services }: Config): Promise<void> {
  if (await hasCurrent(dataDir)) return;
  logLine(`${dataDir} holds no snapshot yet: preparing the demo's data.`);
  const [{ ingestSnapshot }, { parseSources }] = await Promise.all([
    import("../snapshots/ingest_snapshot.ts"),
    import("../ingest/sources.ts"),
  ]);
  using progress = showProgress(false);
  await ingestSnapshot({ dataDir, seed, services }, parseSources(["demo"], []), progress.report);
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
