import { createHash } from "node:crypto";
import { basename } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { PlainRows } from "./plain_rows/plain_rows.ts";
import { requireGoing } from "../stop_signals.ts";
import { MAX_LINE_BYTES, textLines } from "./text_lines.ts";

/** A file that is to be read, as a first look at it found it. */
export interface InputFile {
  readonly path: string;
  /** The name without its folder. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal; empty where not all bytes were looked at. */
  readonly sha256: string;
  /** The first line of a text without its line end and byte order mark. */
  readonly header: string;
  /** The end of a text, at most {@link TAIL_BYTES} long. */
  readonly tail: string;
  /** Whether all rows of a text are plain, see {@link PlainRows}; unknown before it was looked at. */
  readonly hasPlainRows?: boolean;
  /** Tells this version of the file from one that is written later. */
  readonly version: string;
}

const CHUNK_BYTES = 1 << 20;
const TAIL_BYTES = 1 << 16;

/** What a file's bytes are: UTF-8, text of some encoding that extends ASCII, or anything. */
export type FileEncoding = "utf-8" | "text" | "binary";

/**
 * Looks at a file as a whole before anything is taken from it.
 * @param encoding `text` leaves bytes that are no UTF-8 to whoever reads the rows
 * @throws {ReelmatchError} `NOT_FOUND` without such a file, `UNAVAILABLE` where it cannot be read,
 *   `BAD_INPUT` for a folder, an empty file and, in a text, a NUL byte, a line of more than
 *   {@link MAX_LINE_BYTES} bytes or, with `utf-8`, any other encoding; `INTERRUPTED` by the signal
 */
export async function inspectFile(
  path: string,
  encoding: FileEncoding,
  signal?: AbortSignal,
): Promise<InputFile> {
  const seen = await glanceAtFile(path, encoding);
  using file = await openToRead(path);
  const hash = createHash("sha256");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const rows = new PlainRows(CHUNK_BYTES);
  const buffer = new Uint8Array(CHUNK_BYTES);
  let open = 0;
  while (true) {
    requireGoing(signal);
    const read = await file.read(buffer).catch((error) => {
      throw unreadable(path, error);
    });
    const chunk = buffer.subarray(0, read ?? 0);
    if (encoding !== "binary") {
      rows.add(chunk);
      if (rows.hasNul) throw await badText(path);
      open = openBytes(open, chunk);
      if (open > MAX_LINE_BYTES) throw await badText(path);
    }
    if (encoding === "utf-8") {
      try {
        decoder.decode(chunk, { stream: read !== null });
      } catch {
        throw await badText(path);
      }
    }
    if (read === null) break;
    hash.update(chunk);
  }
  return {
    ...seen,
    sha256: hash.digest("hex"),
    hasPlainRows: encoding === "text" && rows.finish(),
  };
}

/**
 * Looks at the beginning and the end of a text, and of any other file at neither.
 * @throws {ReelmatchError} as {@link inspectFile} does for a file that is not there or empty
 */
export async function glanceAtFile(path: string, encoding: FileEncoding): Promise<InputFile> {
  const { size, version } = await requireFilled(path);
  const name = basename(path);
  const file = { path, name, bytes: size, sha256: "", header: "", tail: "", version };
  return encoding === "binary" ? file : { ...file, ...await endsOf(path, size) };
}

async function endsOf(path: string, size: number): Promise<Pick<InputFile, "header" | "tail">> {
  using file = await openToRead(path);
  const head = await readPiece(file, path, 0, Math.min(size, CHUNK_BYTES));
  const tail = await readPiece(file, path, Math.max(0, size - TAIL_BYTES), TAIL_BYTES);
  const [header] = lenient(head).replace(/^\ufeff/, "").split(/\r?\n/, 1);
  return { header, tail: lenient(tail) };
}

function openToRead(path: string): Promise<Deno.FsFile> {
  return Deno.open(path).catch((error) => {
    throw unreadable(path, error);
  });
}

/** The bytes from a place on, fewer only where the file ends. */
async function readPiece(
  file: Deno.FsFile,
  path: string,
  from: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  try {
    await file.seek(from, Deno.SeekMode.Start);
    while (filled < length) {
      const read = await file.read(bytes.subarray(filled));
      if (read === null) break;
      filled += read;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  return bytes.subarray(0, filled);
}

/**
 * Refuses a file that was written to or replaced since it was looked at: what was read then may be
 * of two versions.
 * @throws {ReelmatchError} `BAD_INPUT` where it was, or is not there any more
 */
export async function requireUnchanged({ path, version }: InputFile): Promise<void> {
  const now = await Deno.stat(path).then(versionOf, () => null);
  if (now === version) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `${path} was changed while it was read: run the same command again once it is written.`,
  );
}

const versionOf = ({ dev, ino, size, mtime }: Deno.FileInfo): string =>
  [dev, ino, size, mtime?.getTime()].join(" ");

const LINE_FEED = 10;

/** How many bytes follow the last line end, given how many did before this chunk. */
function openBytes(before: number, chunk: Uint8Array): number {
  const last = chunk.lastIndexOf(LINE_FEED);
  return last < 0 ? before + chunk.length : chunk.length - 1 - last;
}

/** Whether the last line is whole for certain: a file that was cut off mostly ends inside one. */
export const endsWithLineBreak = ({ tail }: InputFile): boolean => /[\r\n]$/.test(tail);

/** The failure of a file whose last row is not whole. */
export const endsInsideRow = (path: string, line: number): ReelmatchError =>
  new ReelmatchError(
    "BAD_INPUT",
    `${path}, line ${line}: the file ends inside this row, so the rest is missing; fetch it again.`,
  );

async function requireFilled(path: string): Promise<{ size: number; version: string }> {
  const stat = await Deno.stat(path).catch((error) => {
    throw unreadable(path, error);
  });
  if (!stat.isFile) {
    throw new ReelmatchError("BAD_INPUT", `${path} is not a file: expected a CSV file.`);
  }
  if (stat.size === 0) {
    throw new ReelmatchError("BAD_INPUT", `${path} is empty: expected a header and rows.`);
  }
  return { size: stat.size, version: versionOf(stat) };
}

const lenient = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A second look, line by line, at a file that is no UTF-8 text or has too long a line. */
async function badText(path: string): Promise<ReelmatchError> {
  for await (const { number, text } of textLines(path)) { // throws at NUL and long lines itself
    if (text.includes("\ufffd")) {
      const message = `${path}, line ${number}: is not UTF-8; convert the file to UTF-8.`;
      return new ReelmatchError("BAD_INPUT", message);
    }
  }
  return new ReelmatchError("BAD_INPUT", `${path} is not UTF-8; convert the file to UTF-8.`);
}

function unreadable(path: string, cause: unknown): ReelmatchError {
  if (cause instanceof Deno.errors.NotFound || cause instanceof Deno.errors.NotADirectory) {
    return new ReelmatchError("NOT_FOUND", `There is no file ${path}.`, { cause });
  }
  return new ReelmatchError("UNAVAILABLE", `${path} cannot be read: check its permissions.`, {
    cause,
  });
}
