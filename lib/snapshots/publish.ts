import { join, relative } from "node:path";
import type { SnapshotId } from "../ids.ts";
import { readCurrent, setCurrent } from "./current.ts";
import { flush, isDraftOf, removeIfThere, sha256OfFile, writeDurably } from "./files.ts";
import {
  BUILD_PREFIX,
  buildDir,
  MANIFEST_FILE,
  MODEL_DIR,
  REPLACED_FILES,
  snapshotDir,
  snapshotsDir,
} from "./layout.ts";
import { lockCurrent } from "./lock.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";

/** Hours of work are not given up since somebody checks a snapshot on a slow disk, in milliseconds. */
const PATIENCE_MS = 15 * 60_000;

/** Removes what builds that died left behind. Only the holder of the build lock may. */
async function clearUnfinished(dataDir: string): Promise<void> {
  using _lock = await lockCurrent(dataDir); // whose holder may have a draft of it
  for await (const entry of Deno.readDir(dataDir)) {
    const isDraft = REPLACED_FILES.some((name) => isDraftOf(name, entry.name));
    if (isDraft) await removeIfThere(join(dataDir, entry.name));
  }
  for await (const entry of Deno.readDir(snapshotsDir(dataDir))) {
    if (entry.name.startsWith(BUILD_PREFIX)) {
      await removeIfThere(join(snapshotsDir(dataDir), entry.name));
    }
  }
}

/** Makes the hidden folder for a new snapshot and returns its path. */
export async function beginBuild(dataDir: string, id: SnapshotId): Promise<string> {
  await Deno.mkdir(snapshotsDir(dataDir), { recursive: true });
  await clearUnfinished(dataDir);
  const folder = buildDir(dataDir, id);
  await Deno.mkdir(join(folder, MODEL_DIR), { recursive: true });
  return folder;
}

/** What is decided last: what a snapshot comes after, and whether it is made current. */
type Verdict = Pick<Manifest, "parent" | "promotion" | "stage_seconds">;

/**
 * Completes a build: checksums and flushes every file, writes the manifest, renames the folder into
 * place and, unless the promotion gate keeps it back, makes it current. Until the last rename the
 * previous snapshot stays in use.
 * @param decide told the snapshot that is in use, which stays so until this is done
 */
export async function publish(
  dataDir: string,
  draft: Omit<Manifest, "files" | "format" | keyof Verdict>,
  decide: (current: SnapshotId | null) => Verdict | Promise<Verdict>,
): Promise<Manifest> {
  const folder = buildDir(dataDir, draft.id);
  const files: Manifest["files"] = {};
  for await (const path of filesBelow(folder)) {
    await flush(path);
    const { size } = await Deno.stat(path);
    files[relative(folder, path)] = { sha256: await sha256OfFile(path), bytes: size };
  }
  using _lock = await lockCurrent(dataDir, PATIENCE_MS);
  const verdict = await decide(await readCurrent(dataDir));
  const manifest = manifestSchema.parse({ format: 1, ...draft, ...verdict, files });
  const text = JSON.stringify(manifest, null, 2) + "\n";
  await writeDurably(join(folder, MANIFEST_FILE), new TextEncoder().encode(text));
  await flush(join(folder, MODEL_DIR));
  await flush(folder);
  await Deno.rename(folder, snapshotDir(dataDir, draft.id));
  await flush(snapshotsDir(dataDir));
  if (manifest.promotion?.activated !== false) await setCurrent(dataDir, draft.id);
  return manifest;
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  for (const { name, isDirectory } of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    const path = join(folder, name);
    if (isDirectory) yield* filesBelow(path);
    else yield path;
  }
}
