import type { Config } from "../config.ts";
import { readCurrent } from "../snapshots/current.ts";
import { logLine } from "./log.ts";

/** Publishes a snapshot of the demo where the data folder holds none. */
export async function prepareData({ dataDir, seed }: Config): Promise<void> {
  if (await readCurrent(dataDir) !== null) return;
  logLine(`${dataDir} holds no snapshot yet: preparing the demo's data.`);
  const [{ ingestSnapshot }, { parseSources }] = await Promise.all([
    import("../snapshots/ingest_snapshot.ts"),
    import("../ingest/sources.ts"),
  ]);
  await ingestSnapshot({ dataDir, seed }, parseSources(["demo"], []), logLine);
}
