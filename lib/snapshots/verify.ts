import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import type { SnapshotId } from "../ids.ts";
import { sha256OfFile } from "./files.ts";
import { REQUIRED_FILES, snapshotDir } from "./layout.ts";
import { type Manifest, readManifest } from "./manifest.ts";

/**
 * Reads a snapshot's manifest and checks every file that it lists by size and SHA-256.
 * @throws {ReelmatchError} `NOT_FOUND` where there is no such snapshot, `CORRUPT` naming the file
 * that is missing or differs
 */
export async function verifySnapshot(dataDir: string, id: SnapshotId): Promise<Manifest> {
  const folder = snapshotDir(dataDir, id);
  if (!await isFolder(folder)) {
    throw new ReelmatchError("NOT_FOUND", `There is no snapshot ${id} in ${dataDir}.`);
  }
  const manifest = await readManifest(folder, id);
  const unlisted = REQUIRED_FILES.find((name) => !Object.hasOwn(manifest.files, name));
  if (unlisted !== undefined) throw corrupt(id, `its manifest does not list ${unlisted}`);
  for (const [name, expected] of Object.entries(manifest.files)) {
    const path = join(folder, name);
    const size = await sizeOf(path);
    if (size === null) throw corrupt(id, `${name} is missing`);
    if (size !== expected.bytes) {
      throw corrupt(id, `${name} has ${size} bytes instead of ${expected.bytes}`);
    }
    if (await sha256OfFile(path) !== expected.sha256) {
      throw corrupt(id, `${name} differs from its checksum`);
    }
  }
  return manifest;
}

const corrupt = (id: SnapshotId, why: string): ReelmatchError =>
  new ReelmatchError("CORRUPT", `Snapshot ${id} is damaged: ${why}.`);

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isDirectory;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await Deno.stat(path)).size;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
