import { messageOf, ReelmatchError } from "../errors.ts";
import { lockFile } from "./layout.ts";

/**
 * Creates the data folder and takes its build lock, which the operating system lets go when the
 * process ends, however it ends.
 * @throws {ReelmatchError} `BUSY` where another process builds, `UNAVAILABLE` where the folder cannot be written
 */
export async function lockForBuild(dataDir: string): Promise<Disposable> {
  const file = await openLock(dataDir);
  if (await file.tryLock(true)) return file;
  file.close();
  throw new ReelmatchError(
    "BUSY",
    `Another process is building a snapshot in ${dataDir}: wait for it, or stop it.`,
  );
}

async function openLock(dataDir: string): Promise<Deno.FsFile> {
  try {
    await Deno.mkdir(dataDir, { recursive: true });
    return await Deno.open(lockFile(dataDir), { write: true, create: true });
  } catch (error) {
    throw new ReelmatchError(
      "UNAVAILABLE",
      `The data folder ${dataDir} cannot be written (${messageOf(error)}): ` +
        "make it writable, or name another one by DATA_DIR.",
      { cause: error },
    );
  }
}
