import { messageOf, ReelmatchError } from "../errors.ts";
import { currentLockFile, lockFile } from "./layout.ts";

/** Who changes `current` checks a snapshot's files at most: a minute is plenty, in milliseconds. */
const PATIENCE_MS = 60_000;
const RETRY_MS = 50;

/**
 * Creates the data folder and takes its build lock, which the operating system lets go when the
 * process ends, however it ends. Builds hold it from their beginning to their end.
 * @throws {ReelmatchError} `BUSY` where another process builds, `UNAVAILABLE` where the folder cannot be written
 */
export async function lockForBuild(dataDir: string): Promise<Disposable> {
  await refusalExplained(dataDir, () => Deno.mkdir(dataDir, { recursive: true }));
  const file = await openLock(dataDir, lockFile(dataDir));
  if (await file.tryLock(true)) return file;
  file.close();
  throw new ReelmatchError(
    "BUSY",
    `Another process is building a snapshot in ${dataDir}: wait for it, or stop it.`,
  );
}

/**
 * Takes the lock of which snapshot is current, as soon as nobody else has it: whoever changes
 * `current`, or relies on it staying as it is, holds this lock for that moment alone. So an operator
 * can go back to an older snapshot while a build runs for hours. Who holds the build lock as well has
 * taken that one first.
 * @throws {ReelmatchError} `BUSY` where it is not let go, `UNAVAILABLE` where the folder is not there or
 * cannot be written
 */
export async function lockCurrent(
  dataDir: string,
  patienceMs = PATIENCE_MS,
): Promise<Disposable> {
  const file = await openLock(dataDir, currentLockFile(dataDir));
  for (const begun = performance.now(); !await file.tryLock(true);) {
    if (performance.now() - begun > patienceMs) {
      file.close();
      throw new ReelmatchError(
        "BUSY",
        `Another process is choosing the current snapshot of ${dataDir}: try again once it has.`,
      );
    }
    await new Promise((resume) => setTimeout(resume, RETRY_MS));
  }
  return file;
}

const openLock = (dataDir: string, path: string): Promise<Deno.FsFile> =>
  refusalExplained(dataDir, () => Deno.open(path, { write: true, create: true }));

async function refusalExplained<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ReelmatchError(
      "UNAVAILABLE",
      `The data folder ${dataDir} cannot be written (${messageOf(error)}): ` +
        "make it writable, or name another one by DATA_DIR.",
      { cause: error },
    );
  }
}
