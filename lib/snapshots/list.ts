import { messageOf, ReelmatchError } from "../errors.ts";
import { type SnapshotId, snapshotId } from "../ids.ts";
import { snapshotDir, snapshotsDir } from "./layout.ts";
import { type Manifest, readManifest } from "./manifest.ts";

/** A published snapshot: its manifest, or why that cannot be used. */
export type ListedSnapshot =
  | { readonly id: SnapshotId; readonly manifest: Manifest }
  | { readonly id: SnapshotId; readonly damage: string };

/** Whether the promotion gate kept a snapshot from becoming current. */
export const wasKeptBack = (one: ListedSnapshot): boolean =>
  "manifest" in one && one.manifest.promotion?.activated === false;

/**
 * All published snapshots, newest first. Manifests are read, other files are not: one with damaged
 * files is listed as if it were whole until `verifySnapshot` looks, and one whose manifest cannot be
 * used is listed with the reason. Unfinished builds and foreign folders are left out.
 */
export async function listSnapshots(dataDir: string): Promise<ListedSnapshot[]> {
  const ids = (await folderNames(snapshotsDir(dataDir))).flatMap(idOf);
  return await Promise.all(ids.sort().reverse().map((id) => listed(dataDir, id)));
}

async function listed(dataDir: string, id: SnapshotId): Promise<ListedSnapshot> {
  try {
    return { id, manifest: await readManifest(snapshotDir(dataDir, id), id) };
  } catch (error) {
    return { id, damage: messageOf(error) };
  }
}

/** The id that a folder's name is, or nothing. */
function idOf(name: string): SnapshotId[] {
  try {
    return [snapshotId(name)];
  } catch (error) {
    if (error instanceof ReelmatchError) return [];
    throw error;
  }
}

async function folderNames(path: string): Promise<string[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(path));
    return entries.filter((entry) => entry.isDirectory).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
