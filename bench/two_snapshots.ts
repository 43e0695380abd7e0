import { join } from "node:path";
import { ReelmatchError } from "../lib/errors.ts";
import type { SnapshotId } from "../lib/ids.ts";
import { readCurrent, setCurrent } from "../lib/snapshots/current.ts";
import { MANIFEST_FILE, newSnapshotId, snapshotDir } from "../lib/snapshots/layout.ts";
import { listSnapshots } from "../lib/snapshots/list.ts";
import { readManifest } from "../lib/snapshots/manifest.ts";

/** A temporary data folder with two snapshots to swap between, the first one current. */
export interface TwoSnapshots extends AsyncDisposable {
  readonly dataDir: string;
  readonly ids: readonly [SnapshotId, SnapshotId];
}

/**
 * The current snapshot of a data folder and the newest other one that can be read, or itself under
 * another id where it is the only one. Their files are linked, not copied.
 * @throws {ReelmatchError} `NOT_READY` where there is none
 */
export async function twoSnapshots(from: string): Promise<TwoSnapshots> {
  const current = await readCurrent(from);
  if (current === null) {
    throw new ReelmatchError("NOT_READY", `${from} holds no snapshot: run \`deno task ingest\`.`);
  }
  const others = (await listSnapshots(from)).filter((one) => "manifest" in one);
  const other = others.find(({ id }) => id !== current)?.id;
  const second = other ?? newSnapshotId(new Date());
  const dataDir = await Deno.makeTempDir({ prefix: "reelmatch-bench-" });
  await link(from, current, dataDir, current);
  await link(from, other ?? current, dataDir, second);
  await setCurrent(dataDir, current);
  return {
    dataDir,
    ids: [current, second],
    [Symbol.asyncDispose]: () => Deno.remove(dataDir, { recursive: true }),
  };
}

/** Puts a snapshot into another data folder under an id, its files by links. */
async function link(from: string, id: SnapshotId, to: string, as: SnapshotId): Promise<void> {
  const [source, target] = [snapshotDir(await Deno.realPath(from), id), snapshotDir(to, as)];
  const manifest = await readManifest(source, id);
  await Deno.mkdir(join(target, "model"), { recursive: true });
  for (const name of Object.keys(manifest.files)) {
    await Deno.symlink(join(source, name), join(target, name));
  }
  await Deno.writeTextFile(join(target, MANIFEST_FILE), JSON.stringify({ ...manifest, id: as }));
}
