import { type Entry, openPromise, type ZipFile } from "yauzl";
import { messageOf, ReelmatchError } from "../../errors.ts";

/** A zip file whose list of entries has been read and found harmless. */
export interface ZipArchive extends Disposable {
  readonly zip: ZipFile;
  readonly entries: readonly Entry[];
}

/** The longest list of entries that is read. */
const MAX_ENTRIES = 10_000;

/**
 * Opens a zip file and reads its list of entries.
 * @throws {ReelmatchError} `BAD_INPUT` where it is cut off, is no zip file, or has an entry whose
 *   name leads out of its folder or that is a link
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true })
    .catch((error) => {
      throw damaged(path, error);
    });
  try {
    return {
      zip,
      entries: await readEntries(path, zip),
      [Symbol.dispose]: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof ReelmatchError ? error : damaged(path, error);
  }
}

async function readEntries(path: string, zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (isLink(entry)) throw hostile(path, `a link, ${quoted(entry.fileName)}`);
    entries.push(entry);
    if (entries.length > MAX_ENTRIES) throw hostile(path, `more than ${MAX_ENTRIES} entries`);
  }
  return entries;
}

const UNIX = 3;
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;

const isLink = ({ versionMadeBy, externalFileAttributes }: Entry): boolean =>
  versionMadeBy >> 8 === UNIX && ((externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK;

/** A name as a message may show it. */
export const quoted = (name: string): string => JSON.stringify(name.slice(0, 80));

/** The failure of a zip file that nobody should unpack. */
export const hostile = (path: string, what: string): ReelmatchError =>
  new ReelmatchError(
    "BAD_INPUT",
    `${path} holds ${what}: nothing was unpacked, get the file from where it is published.`,
  );

/** yauzl's words for a name that leads out of the folder. */
const BAD_NAME = /(?:invalid relative path|absolute path|invalid characters in fileName): (.*)/s;

/** The failure of a zip file that cannot be read. */
export function damaged(path: string, cause: unknown): ReelmatchError {
  const [, name] = BAD_NAME.exec(messageOf(cause)) ?? [];
  if (name !== undefined) {
    const fault = name.includes("\\")
      ? "a name with a backslash, which may lead out of its folder,"
      : "a name that leads out of its folder,";
    return hostile(path, `${fault} ${quoted(name)}`);
  }
  return new ReelmatchError(
    "BAD_INPUT",
    `${path} is no whole zip file (${messageOf(cause)}): it may be cut off, fetch it again.`,
    { cause },
  );
}
