import { sep } from "node:path";
import type { StaticFile } from "../snapshot.ts";

/** A file ready to be sent. */
export interface OpenedFile {
  readonly body:
    | ReadableStream<Uint8Array<ArrayBuffer>>
    | Uint8Array<ArrayBuffer>;
  /** In bytes. */
  readonly size: number;
}

const GONE = [Deno.errors.NotFound, Deno.errors.NotADirectory, Deno.errors.FilesystemLoop];

/**
 * Opens a file of the build. `null` if it is gone, or has become a link to somewhere outside its
 * folder since.
 */
export async function openFile(file: StaticFile): Promise<OpenedFile | null> {
  if (typeof file.source !== "string") {
    return { body: file.source, size: file.source.byteLength };
  }
  try {
    if (file.within !== null && !await isInside(file.source, file.within)) {
      return null;
    }
    const handle = await Deno.open(file.source);
    const { size, isFile } = await handle.stat();
    if (isFile) return { body: handle.readable, size };
    handle.close();
    return null;
  } catch (error) {
    if (GONE.some((kind) => error instanceof kind)) return null;
    throw error;
  }
}

/** Compares the paths with links resolved, those above the folder included. */
async function isInside(path: string, folder: string): Promise<boolean> {
  const [real, realFolder] = await Promise.all([Deno.realPath(path), Deno.realPath(folder)]);
  return real.startsWith(realFolder + sep);
}
