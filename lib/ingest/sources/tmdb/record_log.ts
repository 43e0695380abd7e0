import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { messageOf, ReelmatchError } from "../../../errors.ts";

/** Where a record's value lies in the file, in bytes. */
interface Place {
  readonly offset: number;
  readonly length: number;
}

const LINE_FEED = 0x0a;
const CHECKSUM_LENGTH = 16;

/**
 * A file of records that only grows: a line each with a checksum, a key and a JSON value, tabs
 * between them. Of one key the last record counts. A record that was cut off or damaged is not
 * there, the others are: whoever is killed while writing loses what he was writing.
 */
export class RecordLog implements Disposable {
  readonly path: string;
  readonly #file: Deno.FsFile;
  readonly #places = new Map<string, Place>();
  #end = 0;

  private constructor(path: string, file: Deno.FsFile) {
    this.path = path;
    this.#file = file;
  }

  /**
   * Opens a log, an empty one where there is none, and reads which records it has.
   * @throws {ReelmatchError} `UNAVAILABLE` where the disk refuses
   */
  static async open(path: string): Promise<RecordLog> {
    try {
      await Deno.mkdir(dirname(path), { recursive: true });
      const file = await Deno.open(path, { read: true, write: true, create: true });
      const log = new RecordLog(path, file);
      await log.#index();
      return log;
    } catch (error) {
      throw diskRefuses(path, error);
    }
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  /** The keys in the order in which each was first written. */
  keys(): IterableIterator<string> {
    return this.#places.keys();
  }

  /** The value of a key; `undefined` where there is none. */
  get(key: string): unknown {
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    const bytes = new Uint8Array(place.length);
    this.#file.seekSync(place.offset, Deno.SeekMode.Start);
    for (let read = 0; read < bytes.length;) {
      const more = this.#file.readSync(bytes.subarray(read));
      if (more === null) throw new Error(`${this.path} became shorter while it was read`);
      read += more;
    }
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  /**
   * Writes a record; it is there even where this process is killed right after.
   * @throws {ReelmatchError} `UNAVAILABLE` where the disk refuses
   */
  set(key: string, value: unknown): void {
    const json = JSON.stringify(value);
    const head = `${checksum(`${key}\t${json}`)}\t${key}\t`;
    const headBytes = new TextEncoder().encode(head).length;
    const bytes = new TextEncoder().encode(`${head}${json}\n`);
    try {
      this.#file.seekSync(this.#end, Deno.SeekMode.Start);
      for (let written = 0; written < bytes.length;) {
        written += this.#file.writeSync(bytes.subarray(written));
      }
    } catch (error) {
      throw diskRefuses(this.path, error);
    }
    this.#places.set(key, {
      offset: this.#end + headBytes,
      length: bytes.length - headBytes - 1,
    });
    this.#end += bytes.length;
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }

  async #index(): Promise<void> {
    for await (const { offset, bytes } of wholeLines(this.#file)) {
      this.#end = offset + bytes.length + 1;
      const line = new TextDecoder().decode(bytes);
      const keyEnd = line.indexOf("\t", CHECKSUM_LENGTH + 1);
      const key = line.slice(CHECKSUM_LENGTH + 1, keyEnd);
      const sum = line.slice(0, CHECKSUM_LENGTH);
      if (keyEnd < 0 || sum !== checksum(line.slice(CHECKSUM_LENGTH + 1))) continue;
      const headBytes = CHECKSUM_LENGTH + 2 + new TextEncoder().encode(key).length;
      this.#places.set(key, { offset: offset + headBytes, length: bytes.length - headBytes });
    }
    await this.#file.truncate(this.#end);
  }
}

const diskRefuses = (path: string, cause: unknown): ReelmatchError =>
  new ReelmatchError(
    "UNAVAILABLE",
    `${path} cannot be written (${messageOf(cause)}): check the disk's space and permissions.`,
    { cause },
  );

const checksum = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, CHECKSUM_LENGTH);

/** The lines of a file that end with a line feed, without it. */
async function* wholeLines(
  file: Deno.FsFile,
): AsyncGenerator<{ readonly offset: number; readonly bytes: Uint8Array }> {
  const buffer = new Uint8Array(1 << 18);
  let offset = 0;
  let rest: Uint8Array[] = [];
  for (let read = await file.read(buffer); read !== null; read = await file.read(buffer)) {
    let chunk = buffer.slice(0, read);
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED)) {
      const bytes = joined([...rest, chunk.subarray(0, end)]);
      yield { offset, bytes };
      offset += bytes.length + 1;
      rest = [];
      chunk = chunk.subarray(end + 1);
    }
    if (chunk.length > 0) rest.push(chunk);
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return bytes;
}
