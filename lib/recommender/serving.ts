import { resolve } from "node:path";
import { messageOf, ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { readCurrent } from "../snapshots/current.ts";
import { currentFile } from "../snapshots/layout.ts";
import { listSnapshots, wasKeptBack } from "../snapshots/list.ts";
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
  /** Why the snapshot named by `current` is not the one in use, a sentence; `null` where it is. */
  problem(): string | null;
  /** Looks whether another snapshot has become current, and swaps to it when it opens. */
  refresh(): Promise<void>;
}

/** An opened snapshot with the number of requests that use it. */
interface Held {
  readonly snapshot: ServedSnapshot;
  leases: number;
  retired: boolean;
}

/** A snapshot that could not be opened, and when to look at it again. */
interface Refusal {
  readonly id: SnapshotId;
  readonly attempts: number;
  /** On the clock of `performance.now()`, in milliseconds. */
  readonly retryAt: number;
}

/** How often `current` is looked at, in milliseconds. */
const POLL_MS = 1000;
/** The longest time until a refused snapshot is tried again, in milliseconds. */
const MAX_RETRY_MS = 60_000;

/**
 * Makes ready what first requests to an opened snapshot would wait for; `before` is the one in use,
 * where there is one.
 */
export type WarmUp = (snapshot: ServedSnapshot, before: ServedSnapshot | null) => Promise<void>;

/** Told of each snapshot that was refused and of each that came into use. */
export type ServingReport = (event: { readonly message: string; readonly error?: unknown }) => void;

/**
 * Opens the current snapshot and follows changes of `current`. A snapshot that cannot be opened is
 * reported and tried again later; meanwhile the one before goes on, or, at the start, the newest
 * other one that can be opened.
 * @param warmUp done before a snapshot comes into use, which is refused where this fails
 * @throws {ReelmatchError} `UNAVAILABLE` where the data folder cannot be read at the start
 */
export async function serve(
  dataDir: string,
  report: ServingReport,
  warmUp: WarmUp = () => Promise.resolve(),
): Promise<Serving> {
  let held: Held | null = null;
  let refusal: Refusal | null = null;
  let lastProblem = "";
  let refreshing: Promise<void> | null = null;

  function release(one: Held): void {
    if (one.retired && one.leases === 0) one.snapshot[Symbol.dispose]();
  }

  function hold(snapshot: ServedSnapshot | null): void {
    const before = held;
    held = snapshot && { snapshot, leases: 0, retired: false };
    if (before === null) return;
    before.retired = true;
    release(before);
  }

  function complain(error: unknown, message = messageOf(error)): void {
    if (message !== lastProblem) report({ message, error });
    lastProblem = message;
  }

  function refuse(id: SnapshotId, error: unknown): void {
    const attempts = refusal?.id === id ? refusal.attempts + 1 : 1;
    const waitMs = Math.min(MAX_RETRY_MS, POLL_MS * 2 ** attempts);
    refusal = { id, attempts, retryAt: performance.now() + waitMs };
    complain(error, `Snapshot ${id} is refused: ${messageOf(error)}`);
  }

  async function openWarm(id: SnapshotId): Promise<ServedSnapshot> {
    using opened = new DisposableStack();
    const snapshot = opened.use(await openSnapshot(dataDir, id));
    await warmUp(snapshot, held?.snapshot ?? null);
    opened.move(); // whoever holds the snapshot disposes it
    return snapshot;
  }

  async function swapTo(id: SnapshotId): Promise<boolean> {
    try {
      hold(await openWarm(id));
      report({ message: `Serving snapshot ${id}.` });
      return true;
    } catch (error) {
      refuse(id, error);
      return false;
    }
  }

  async function look(): Promise<void> {
    const id = await readCurrent(dataDir);
    if (id === null) {
      refusal = null;
      if (held === null) lastProblem = "";
      else complain(gone(dataDir, held.snapshot.manifest.id));
    } else if (id === held?.snapshot.manifest.id) {
      [refusal, lastProblem] = [null, ""];
    } else if (refusal?.id !== id || performance.now() >= refusal.retryAt) {
      if (await swapTo(id)) [refusal, lastProblem] = [null, ""];
      else if (held === null) await fallBack(id);
    }
  }

  async function fallBack(refused: SnapshotId | null): Promise<void> {
    const before = refusal;
    for (const one of await listSnapshots(dataDir)) {
      if (one.id !== refused && !wasKeptBack(one) && await swapTo(one.id)) break;
    }
    refusal = before;
  }

  const refresh = () => refreshing ??= look().catch(complain).finally(() => refreshing = null);
  await look().catch(async (error) => {
    if (!(error instanceof ReelmatchError) || error.code !== "CORRUPT") throw error;
    complain(error);
    await fallBack(null);
  });
  const timer = setInterval(refresh, POLL_MS);
  Deno.unrefTimer(timer);

  return {
    refresh,
    problem: () => withoutPaths(lastProblem, dataDir) || null,
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
      hold(null);
    },
  };
}

const gone = (dataDir: string, id: SnapshotId): ReelmatchError =>
  new ReelmatchError("NOT_FOUND", `${currentFile(dataDir)} is gone: snapshot ${id} stays in use.`);

/** A sentence without the place of the data folder on this machine, however it was written. */
const withoutPaths = (sentence: string, dataDir: string): string =>
  sentence.replaceAll(`data folder ${dataDir}`, "data folder")
    .replaceAll(resolve(dataDir), "the data folder")
    .replaceAll(dataDir, "the data folder");
