import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Hexadecimal MD5 of a file, by which a damaged download shows; it proves nothing to a forger. */
export async function md5OfFile(path: string): Promise<string> {
  const hash = createHash("md5");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/**
 * The checksum in a `.md5` file, as `md5sum` or BSD's `md5` writes it; `null` where it holds none.
 *
 * @example `MD5 (ml-100k.zip) = 0e33842e24a9c977be4e0107933c0723`
 */
export function parseMd5(text: string): string | null {
  const [found] = /\b[0-9a-f]{32}\b/i.exec(text) ?? [];
  return found?.toLowerCase() ?? null;
}
