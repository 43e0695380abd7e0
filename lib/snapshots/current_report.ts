import { join } from "node:path";
import { openCatalog } from "../catalog/connection.ts";
import { getQualityReport, type QualityReport } from "../catalog/quality.ts";
import { ReelmatchError } from "../errors.ts";
import { readCurrent } from "./current.ts";
import { holdSnapshot } from "./hold.ts";
import { CATALOG_FILE, snapshotDir } from "./layout.ts";

/**
 * The quality report of the snapshot in use.
 * @throws {ReelmatchError} `NOT_READY` where nothing has been published, `CORRUPT` or `NOT_FOUND`
 * where its catalogue cannot be used
 */
export async function currentQualityReport(dataDir: string): Promise<QualityReport> {
  const id = await readCurrent(dataDir);
  if (id === null) {
    throw new ReelmatchError(
      "NOT_READY",
      `${dataDir} holds no snapshot: run \`deno task ingest\`.`,
    );
  }
  using _held = await holdSnapshot(dataDir, id);
  using catalog = await openCatalog(join(snapshotDir(dataDir, id), CATALOG_FILE), "read");
  return await getQualityReport(catalog);
}
