import { statfs } from "node:fs/promises";
import { ReelmatchError } from "../../errors.ts";

/** Left free beside what is to be written, for everything else that lives on the disk. */
const RESERVE_BYTES = 64 * (1 << 20);

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6).toLocaleString("en")} MB`;

/**
 * Refuses work for which a disk has no room, before it begins.
 * @param folder one that exists
 * @param bytes how much is to be written there
 * @throws {ReelmatchError} `UNAVAILABLE` naming what is needed and what is free
 */
export async function requireFreeSpace(
  folder: string,
  bytes: number,
  what: string,
): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes + RESERVE_BYTES) return;
  throw new ReelmatchError(
    "UNAVAILABLE",
    `${what} needs ${megabytes(bytes + RESERVE_BYTES)}, and ${megabytes(free)} are free on the ` +
      "disk of DATA_DIR: make room there, or name another folder by DATA_DIR.",
  );
}
