import { join } from "node:path";
import type { SnapshotId } from "../ids.ts";
import { MANIFEST_FILE, snapshotDir } from "./layout.ts";

const NOTHING: Disposable = { [Symbol.dispose]() {} };

/**
 * Keeps a snapshot from being removed while this process reads it, by a shared lock on its manifest,
 * which the operating system lets go when the process ends. One that is not there, or that is being
 * removed, is not held: reading it then says so. Nor is one on a file system without locks.
 */
export async function holdSnapshot(dataDir: string, id: SnapshotId): Promise<Disposable> {
  return await locked(dataDir, id, false) ?? NOTHING;
}

/** Claims a snapshot for its removal; `null` where some process reads it, this one included. */
export async function claimSnapshot(dataDir: string, id: SnapshotId): Promise<Disposable | null> {
  return await locked(dataDir, id, true);
}

async function locked(
  dataDir: string,
  id: SnapshotId,
  exclusive: boolean,
): Promise<Disposable | null> {
  let file: Deno.FsFile;
  try {
    file = await Deno.open(join(snapshotDir(dataDir, id), MANIFEST_FILE));
  } catch {
    return NOTHING; // without a manifest nobody can read it
  }
  const isLocked = await file.tryLock(exclusive).catch(() => true);
  if (isLocked) return file;
  file.close();
  return null;
}
