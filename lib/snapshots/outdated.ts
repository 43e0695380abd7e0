import { join } from "node:path";
import { catalogLayout } from "../catalog/connection.ts";
import { SCHEMA_VERSION } from "../catalog/schema.ts";
import { ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { readCurrent } from "./current.ts";
import { CATALOG_FILE, snapshotDir } from "./layout.ts";
import { type ListedSnapshot, listSnapshots } from "./list.ts";

/** A current snapshot that an older version of the application has built. */
export interface OutdatedSnapshot {
  readonly id: SnapshotId;
  /** The layout of its catalogue, below {@link SCHEMA_VERSION}. */
  readonly layout: number;
  /** What it was made from, as an ingest takes it, folders left out; empty where it does not tell. */
  readonly sources: readonly string[];
  /** Whether the data folder holds nothing but the demo, which can be made again at any time. */
  readonly isDemoAlone: boolean;
}

const sourcesOf = (one: ListedSnapshot | undefined): string[] =>
  one && "manifest" in one ? [...new Set(one.manifest.sources.map(({ source }) => source))] : [];

const isDemo = (one: ListedSnapshot): boolean =>
  sourcesOf(one).length > 0 && sourcesOf(one).every((source) => source === "demo");

/**
 * The current snapshot where its catalogue has an older layout than this version reads, `null`
 * otherwise. What is missing or damaged is the server's to report.
 * @throws {ReelmatchError} `UNAVAILABLE` where the data folder cannot be read
 */
export async function outdatedCurrent(dataDir: string): Promise<OutdatedSnapshot | null> {
  const id = await currentUnlessDamaged(dataDir);
  if (id === null) return null;
  const layout = await catalogLayout(join(snapshotDir(dataDir, id), CATALOG_FILE));
  if (layout === null || layout >= SCHEMA_VERSION) return null;
  const list = await listSnapshots(dataDir);
  return {
    id,
    layout,
    sources: sourcesOf(list.find((one) => one.id === id)),
    isDemoAlone: list.every(isDemo),
  };
}

async function currentUnlessDamaged(dataDir: string): Promise<SnapshotId | null> {
  try {
    return await readCurrent(dataDir);
  } catch (error) {
    if (error instanceof ReelmatchError && error.code === "CORRUPT") return null;
    throw error;
  }
}

/** What is the matter with a snapshot, without a full stop. */
export const whyOutdated = ({ id, layout }: OutdatedSnapshot): string =>
  `Snapshot ${id} was built by an older version (layout ${layout}, this one reads ${SCHEMA_VERSION})`;

/** What is the matter, and the command that makes a snapshot of the same data. */
export function howToRebuild(outdated: OutdatedSnapshot): string {
  const from = outdated.sources.map((source) => ` --from ${source}`).join("") || " --from …";
  return `${
    whyOutdated(outdated)
  } and cannot be served: run \`deno task ingest${from}\`, each file ` +
    "or folder by its whole path, or go back to the version that built it.";
}
