import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";

/** How much of a file is read in one go, in bytes: hashing so much takes a fraction of a millisecond. */
const PART_BYTES = 1 << 18;

/** Hexadecimal SHA-256 of a file, read part by part into one buffer. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  const buffer = new Uint8Array(PART_BYTES);
  using file = await Deno.open(path);
  for (;;) {
    const count = await file.read(buffer);
    if (count === null) return hash.digest("hex");
    hash.update(buffer.subarray(0, count));
  }
}

/**
 * Fills memory with a file's bytes from a place on. It is read part by part, since `Deno.readFile`
 * copies the whole of a file on the thread that asked for it: 0.14 s for 210 MB.
 * @throws {Error} where the file ends before
 */
export async function fillFrom(
  file: Deno.FsFile,
  offset: number,
  bytes: Uint8Array,
): Promise<void> {
  await file.seek(offset, Deno.SeekMode.Start);
  for (let at = 0; at < bytes.length;) {
    const count = await file.read(bytes.subarray(at, at + PART_BYTES));
    if (count === null) throw new Error("the file is cut short");
    at += count;
  }
}

/** Waits until a file's bytes, or a folder's entries, are on the disk. */
export async function flush(path: string): Promise<void> {
  using file = await Deno.open(path);
  await file.sync();
}

/** Writes a file of several parts and waits until its bytes are on the disk. */
export async function writeDurably(path: string, ...parts: readonly Uint8Array[]): Promise<void> {
  using file = await Deno.open(path, { write: true, createNew: true });
  for (const bytes of parts) {
    for (let written = 0; written < bytes.length;) {
      written += await file.write(bytes.subarray(written));
    }
  }
  await file.sync();
}

const draftPrefix = (name: string): string => `.${name}.`;

/** Whether a file's name is that of a draft that {@link replaceText} made for a file. */
export const isDraftOf = (name: string, draft: string): boolean =>
  draft.startsWith(draftPrefix(name));

/**
 * Replaces a small text file by rename, so that a reader sees the old text or the new one and a
 * crash leaves one of the two.
 */
export async function replaceText(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `${draftPrefix(basename(path))}${crypto.randomUUID()}`);
  try {
    await writeDurably(draft, new TextEncoder().encode(text));
    await Deno.rename(draft, path);
  } catch (error) {
    await removeIfThere(draft);
    throw error;
  }
  await flush(dirname(path));
}

/** Removes a file or folder with all it holds; one that does not exist is fine. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** The text of a file, or `null` where there is none. */
export async function readTextIfThere(path: string): Promise<string | null> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
