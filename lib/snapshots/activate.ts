import { messageOf, ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { readCurrent, setCurrent } from "./current.ts";
import { listSnapshots, wasKeptBack } from "./list.ts";
import { lockCurrent } from "./lock.ts";
import type { Manifest } from "./manifest.ts";
import { verifySnapshot } from "./verify.ts";

/**
 * Makes a published snapshot the one in use, once every file of it is verified.
 * A build that runs meanwhile is not disturbed: when it ends, it is compared with this snapshot.
 * @throws {ReelmatchError} `NOT_FOUND`, or `CORRUPT` naming the damage; the snapshot before stays in
 * use
 */
export async function activateSnapshot(dataDir: string, id: SnapshotId): Promise<Manifest> {
  using _lock = await lockCurrent(dataDir);
  return await verifyAndActivate(dataDir, id);
}

/**
 * Goes back to the snapshot that the current one replaced or, where that is gone or damaged, to the
 * newest older one that is whole.
 * @param report told of each snapshot that was passed over, and why
 * @throws {ReelmatchError} `NOT_READY` where nothing is current, `NOT_FOUND` where nothing whole is
 * left to go back to
 */
export async function rollBack(
  dataDir: string,
  report: (line: string) => void,
): Promise<Manifest> {
  using _lock = await lockCurrent(dataDir);
  const current = await readCurrent(dataDir);
  if (current === null) {
    throw new ReelmatchError("NOT_READY", `${dataDir} has no current snapshot to go back from.`);
  }
  for (const id of await predecessors(dataDir, current)) {
    try {
      return await verifyAndActivate(dataDir, id);
    } catch (error) {
      if (!(error instanceof ReelmatchError)) throw error;
      report(`Passed over ${id}: ${messageOf(error)}`);
    }
  }
  throw new ReelmatchError(
    "NOT_FOUND",
    `There is no whole snapshot older than ${current}: it stays in use.`,
  );
}

async function verifyAndActivate(dataDir: string, id: SnapshotId): Promise<Manifest> {
  const manifest = await verifySnapshot(dataDir, id);
  await setCurrent(dataDir, id);
  return manifest;
}

/** The current snapshot's parent, then every older snapshot that was let become current, newest first. */
async function predecessors(dataDir: string, current: SnapshotId): Promise<Set<SnapshotId>> {
  const list = await listSnapshots(dataDir);
  const own = list.find(({ id }) => id === current);
  const parent = own && "manifest" in own ? own.manifest.parent : null;
  const older = list.filter((one) => one.id < current && !wasKeptBack(one)).map(({ id }) => id);
  return new Set(parent === null ? older : [parent, ...older]);
}
