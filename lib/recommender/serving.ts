import { closeCatalog } from "../catalog/connection.ts";
import { messageOf } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { readCurrent } from "../snapshots/current.ts";
import { openSnapshot } from "./open.ts";
import type { ServedSnapshot } from "./served_snapshot.ts";

/** A snapshot borrowed for one request; it stays open until every lease of it is disposed. */
export interface Lease extends Disposable {
  readonly snapshot: ServedSnapshot | null;
}

/** The snapshot in use, followed while the process runs. */
export interface Serving extends Disposable {
  /** Borrows the snapshot in use, so that one request sees one snapshot. */
  lease(): Lease;
  /** Looks whether another snapshot has become current, and swaps to it when it opens. */
  refresh(): Promise<void>;
}

/** An opened snapshot with the number of requests that use it. */
interface Held {
  readonly snapshot: ServedSnapshot;
  leases: number;
  retired: boolean;
}

/** How often `current` is looked at, in milliseconds. */
const POLL_MS = 1000;

/**
 * Opens the current snapshot and follows changes of `current`. A snapshot that cannot be opened is
 * reported and the one before goes on.
 * @param report told of each snapshot that was refused and of each that came into use
 */
export async function serve(
  dataDir: string,
  report: (event: { readonly message: string; readonly error?: unknown }) => void,
): Promise<Serving> {
  let held: Held | null = null;
  let refused: SnapshotId | null = null;
  let lastProblem = "";
  let refreshing: Promise<void> | null = null;

  function release(one: Held): void {
    if (one.retired && one.leases === 0) closeCatalog(one.snapshot.catalog);
  }

  function retire(): void {
    if (held === null) return;
    held.retired = true;
    release(held);
  }

  function complain(error: unknown): void {
    const message = messageOf(error);
    if (message !== lastProblem) report({ message, error });
    lastProblem = message;
  }

  async function look(): Promise<void> {
    let id: SnapshotId | null = null;
    try {
      id = await readCurrent(dataDir);
      if (id === null || id === held?.snapshot.manifest.id || id === refused) return;
      const snapshot = await openSnapshot(dataDir, id);
      retire();
      held = { snapshot, leases: 0, retired: false };
      refused = null;
      lastProblem = "";
      report({ message: `Serving snapshot ${id}.` });
    } catch (error) {
      refused = id;
      complain(error);
    }
  }

  const refresh = () => refreshing ??= look().finally(() => refreshing = null);
  await refresh();
  const timer = setInterval(refresh, POLL_MS);
  Deno.unrefTimer(timer);

  return {
    refresh,
    lease() {
      const one = held;
      if (one === null) return { snapshot: null, [Symbol.dispose]() {} };
      one.leases++;
      return {
        snapshot: one.snapshot,
        [Symbol.dispose]() {
          one.leases--;
          release(one);
        },
      };
    },
    [Symbol.dispose]() {
      clearInterval(timer);
      retire();
      held = null;
    },
  };
}
