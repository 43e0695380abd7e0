import { mkdir } from "node:fs/promises";
import { posix } from "node:path";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { messageOf, ReelmatchError } from "../../errors.ts";
import { requireGoing } from "../../stop_signals.ts";
import { requireFreeSpace } from "./free_space.ts";
import { damaged, hostile, openZip, quoted } from "./zip_entries.ts";

/** How a zip file is unpacked. */
export interface UnzipOptions {
  /** How much it may become; what tables do if left out. */
  readonly limits?: UnzipLimits;
  /** Ends it; nothing is left. */
  readonly signal?: AbortSignal;
}

/** How much a zip file may become. */
export interface UnzipLimits {
  /** Bytes of all its unpacked files together. */
  readonly maxBytes: number;
  /** How many times its packed size an entry may become. */
  readonly maxRatio: number;
}

/**
 * The largest release of MovieLens, 32 million ratings, is 1 GB; a CSV file becomes at most a tenth
 * of its size, a run of equal bytes a thousandth.
 */
const LIMITS: UnzipLimits = { maxBytes: 32 * 2 ** 30, maxRatio: 200 };

/**
 * Unpacks the wanted files of a zip file into a new folder, as streams. Entries are found by the
 * last part of their names, in whatever folder they lie, and written under the wanted name; the
 * least deep of one name counts. Sizes and checksums are held against what the zip file says.
 * @param folder where the files go; removed again where anything fails
 * @returns the path of each file that was found, by its name
 * @throws {ReelmatchError} `BAD_INPUT` for a zip file that is cut off, encrypted, damaged or
 *   hostile, `UNAVAILABLE` where the disk refuses, `INTERRUPTED` by the signal
 */
export async function unzip(
  path: string,
  wanted: readonly string[],
  folder: string,
  { limits = LIMITS, signal }: UnzipOptions = {},
): Promise<Map<string, string>> {
  using archive = await openZip(path);
  const entries = choose(archive.entries, wanted);
  for (const entry of entries.values()) requireHarmless(path, entry, limits);
  const bytes = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (bytes > limits.maxBytes) throw tooLarge(path, limits.maxBytes);
  try {
    await mkdir(folder, { recursive: true });
    await requireFreeSpace(folder, bytes, `Unpacking ${path}`);
    const files = new Map<string, string>();
    for (const [name, entry] of entries) {
      const to = join(folder, name);
      await unpack(path, archive.zip, entry, to, signal);
      files.set(name, to);
    }
    return files;
  } catch (error) {
    await Deno.remove(folder, { recursive: true }).catch(() => {}); // it may never have been made
    throw error instanceof ReelmatchError ? error : refused(path, error);
  }
}

/** The entry for each wanted name. */
function choose(entries: readonly Entry[], wanted: readonly string[]): Map<string, Entry> {
  const depth = ({ fileName }: Entry): number => fileName.split("/").length;
  const byDepth = entries.toSorted((a, b) => depth(a) - depth(b));
  const chosen = new Map<string, Entry>();
  for (const name of wanted) {
    const entry = byDepth.find(({ fileName }) => posix.basename(fileName) === name);
    if (entry !== undefined && !entry.fileName.endsWith("/")) chosen.set(name, entry);
  }
  return chosen;
}

/** Ratios of files smaller than this say nothing, and do no harm. */
const SMALL_BYTES = 1 << 20;

function requireHarmless(path: string, entry: Entry, { maxRatio }: UnzipLimits): void {
  const { fileName, compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}: ${quoted(fileName)} is encrypted; unpack it yourself and name the folder.`,
    );
  }
  if (!entry.canDecodeFileData()) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}: ${quoted(fileName)} is packed by method ${entry.compressionMethod}, expected ` +
        "deflate; unpack it yourself and name the folder.",
    );
  }
  if (uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * maxRatio) {
    throw hostile(
      path,
      `${quoted(fileName)}, which becomes ${Math.round(uncompressedSize / compressedSize)} times ` +
        "its size as no table does",
    );
  }
}

const WRITE_BYTES = 1 << 20;

/** Writes one entry; yauzl refuses one that is longer or shorter than it says. */
async function unpack(
  path: string,
  zip: ZipFile,
  entry: Entry,
  to: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  using file = await Deno.open(to, { write: true, createNew: true });
  const buffer = new Uint8Array(WRITE_BYTES);
  let filled = 0;
  let checksum = 0;
  const flush = async (): Promise<void> => {
    await writeAll(file, buffer.subarray(0, filled));
    filled = 0;
  };
  for await (const chunk of pieces(path, zip, entry)) {
    requireGoing(signal);
    checksum = crc32(chunk, checksum);
    if (filled + chunk.length > buffer.length) await flush();
    if (chunk.length > buffer.length) await writeAll(file, chunk);
    else {
      buffer.set(chunk, filled);
      filled += chunk.length;
    }
  }
  await flush();
  if (checksum !== entry.crc32) throw damaged(path, `the checksum of ${entry.fileName} is wrong`);
}

/** The bytes of an entry; what goes wrong is the zip file's fault. */
async function* pieces(path: string, zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    const chunks: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
    for await (const chunk of chunks) yield chunk;
  } catch (error) {
    throw damaged(path, error);
  }
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += await file.write(bytes.subarray(written));
  }
}

const tooLarge = (path: string, maxBytes: number): ReelmatchError =>
  hostile(path, `files of more than ${maxBytes / 2 ** 30} GiB together`);

const refused = (path: string, cause: unknown): ReelmatchError =>
  new ReelmatchError(
    "UNAVAILABLE",
    `Unpacking ${path} failed (${messageOf(cause)}): nothing is left of it; make ` +
      "room, or name another folder by DATA_DIR.",
    { cause },
  );
