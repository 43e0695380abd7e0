import { Buffer } from "node:buffer";
import { ReelmatchError } from "../../errors.ts";
import { dropFile } from "./part_file.ts";

/** What a zip file begins with, and its directory ends with (APPNOTE.TXT, 4.3.7 and 4.3.16). */
const BEGIN = Buffer.from("PK\x03\x04", "latin1");
const END = Buffer.from("PK\x05\x06", "latin1");
/** The longest end of a directory: its fixed part and a comment. */
const MAX_END_BYTES = 22 + 0xffff;

/**
 * Refuses what was fetched in place of a zip file, as the login page of a network or the half that a
 * proxy let through, and drops it: asked again whether it has changed, the server might say no.
 * @param from who answered, as in `GroupLens`
 * @throws {ReelmatchError} `UNAVAILABLE` with what it may be
 */
export async function requireFetchedZip(path: string, from: string): Promise<void> {
  if (await looksLikeZip(path)) return;
  await dropFile(path);
  throw new ReelmatchError(
    "UNAVAILABLE",
    `${from} answered with something that is no whole zip file, which was dropped: a proxy or a ` +
      "login page may stand in between; run the same command again once it does not.",
  );
}

async function looksLikeZip(path: string): Promise<boolean> {
  using file = await Deno.open(path);
  const { size } = await file.stat();
  const begin = await readAt(file, 0, BEGIN.length);
  const end = await readAt(file, Math.max(0, size - MAX_END_BYTES), MAX_END_BYTES);
  return begin.equals(BEGIN) && end.includes(END);
}

async function readAt(file: Deno.FsFile, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  await file.seek(at, Deno.SeekMode.Start);
  let filled = 0;
  for (let read; (read = await file.read(buffer.subarray(filled)));) filled += read;
  return buffer.subarray(0, filled);
}
