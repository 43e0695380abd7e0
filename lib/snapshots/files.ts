import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";

/** Hexadecimal SHA-256 of a file, read as a stream. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  using file = await Deno.open(path);
  for await (const chunk of file.readable) hash.update(chunk);
  return hash.digest("hex");
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
