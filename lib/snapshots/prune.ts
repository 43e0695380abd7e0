import { ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { readCurrent } from "./current.ts";
import { flush, removeIfThere } from "./files.ts";
import { claimSnapshot } from "./hold.ts";
import { buildDir, snapshotDir, snapshotsDir } from "./layout.ts";
import { listSnapshots } from "./list.ts";
import { lockCurrent } from "./lock.ts";
import { readManifest } from "./manifest.ts";

/**
 * Removes all but the newest published snapshots. The current one and its parent stay, however old,
 * and so does one that some process reads: a server, or a build that takes up its data. What is being
 * built is not among the published.
 * @param keep how many of the newest stay, at least 1
 * @param report told of each snapshot that stays since it is read
 * @returns the ids that were removed, newest first
 * @throws {ReelmatchError} `BAD_INPUT` for another `keep`, `NOT_READY` where nothing is current,
 * `CORRUPT` where the current one does not tell its parent
 */
export async function pruneSnapshots(
  dataDir: string,
  keep: number,
  report: (line: string) => void,
): Promise<SnapshotId[]> {
  if (!Number.isInteger(keep) || keep < 1) {
    throw new ReelmatchError("BAD_INPUT", `Cannot keep ${keep} snapshots: expected 1 or more.`);
  }
  using _lock = await lockCurrent(dataDir);
  const current = await readCurrent(dataDir);
  if (current === null) {
    throw new ReelmatchError(
      "NOT_READY",
      `${dataDir} has no current snapshot: nothing is removed.`,
    );
  }
  const { parent } = await readManifest(snapshotDir(dataDir, current), current);
  const older = (await listSnapshots(dataDir)).slice(keep).map(({ id }) => id);
  const removed: SnapshotId[] = [];
  for (const id of older.filter((id) => id !== current && id !== parent)) {
    using claim = await claimSnapshot(dataDir, id);
    if (claim === null) {
      report(`Snapshot ${id} stays, as a process reads it.`);
      continue;
    }
    await remove(dataDir, id);
    removed.push(id);
  }
  return removed;
}

/** Renamed out of sight first: a crash leaves what the next build clears, never half a snapshot. */
async function remove(dataDir: string, id: SnapshotId): Promise<void> {
  const hidden = buildDir(dataDir, id);
  await Deno.rename(snapshotDir(dataDir, id), hidden);
  await flush(snapshotsDir(dataDir));
  await removeIfThere(hidden);
}
