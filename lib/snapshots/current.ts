import { messageOf, ReelmatchError } from "../errors.ts";
import { type SnapshotId, snapshotId } from "../ids.ts";
import { readTextIfThere, replaceText } from "./files.ts";
import { currentFile } from "./layout.ts";

/**
 * The id of the snapshot in use, `null` where none has been published.
 * @throws {ReelmatchError} `CORRUPT` where the file names no snapshot, `UNAVAILABLE` where the
 * folder cannot be read
 */
export async function readCurrent(dataDir: string): Promise<SnapshotId | null> {
  const text = await readTextIfThere(currentFile(dataDir)).catch((error) => {
    throw new ReelmatchError(
      "UNAVAILABLE",
      `The data folder ${dataDir} cannot be read (${
        messageOf(error)
      }): name another one by DATA_DIR.`,
      { cause: error },
    );
  });
  if (text === null) return null;
  try {
    return snapshotId(text.trim());
  } catch (error) {
    throw new ReelmatchError("CORRUPT", `${currentFile(dataDir)} names no snapshot.`, {
      cause: error,
    });
  }
}

/** Makes a published snapshot the one in use. */
export async function setCurrent(dataDir: string, id: SnapshotId): Promise<void> {
  await replaceText(currentFile(dataDir), `${id}\n`);
}
