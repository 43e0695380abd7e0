import { mkdir, rename } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { z } from "zod";
import { messageOf, ReelmatchError } from "../../errors.ts";

/** By what a server knows again the version of a file that it sent. */
export interface Validators {
  /** `ETag`, where it is a strong one (RFC 9110, 8.8.1). */
  readonly etag: string | null;
  /** `Last-Modified`. */
  readonly modified: string | null;
}

const schema = z.object({ etag: z.string().nullable(), modified: z.string().nullable() });
const UNKNOWN: Validators = { etag: null, modified: null };

/** The validators that an answer carries. */
export function validatorsOf(headers: Headers): Validators {
  const etag = headers.get("etag");
  return {
    etag: etag?.startsWith('"') ? etag : null,
    modified: headers.get("last-modified"),
  };
}

/** What is known of the version of a whole file, as {@link PartFile.finish} left it. */
export const validatorsOfFile = (path: string): Promise<Validators> =>
  readValidators(`${path}.json`);

async function readValidators(path: string): Promise<Validators> {
  try {
    return schema.parse(JSON.parse(await Deno.readTextFile(path)));
  } catch { // a file that is not there or torn says nothing
    return UNKNOWN;
  }
}

/** A file that arrives in pieces, perhaps over several runs. */
export interface PartFile extends Disposable {
  /** Bytes that are there. */
  readonly bytes: number;
  /** Of the version of which they are. */
  readonly validators: Validators;
  /** Throws away what is there; what follows is of a new version. */
  restart(validators: Validators): Promise<void>;
  /** Adds bytes; where the disk refuses them, everything is thrown away. */
  append(chunk: Uint8Array): Promise<void>;
  /** Gives the whole file its name. */
  finish(): Promise<void>;
  /** Throws everything away. */
  drop(): Promise<void>;
}

/**
 * Opens what there is of a file so far, under its name with `.part` added. Pieces whose version is
 * not known are thrown away, for nothing may be added to them.
 * @param path whose folder is created
 * @throws {ReelmatchError} `UNAVAILABLE`, as all of its methods, where the disk refuses
 */
export async function openPart(path: string): Promise<PartFile> {
  const part = `${path}.part`;
  const notes = `${part}.json`;
  const file = await orRefuse(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    return await Deno.open(part, { read: true, write: true, create: true });
  });
  let validators = await readValidators(notes);
  let bytes = (await file.stat()).size;
  if (validators.etag === null && validators.modified === null) await truncate();
  else await file.seek(0, Deno.SeekMode.End);

  async function truncate(): Promise<void> {
    await file.truncate(0);
    await file.seek(0, Deno.SeekMode.Start);
    bytes = 0;
  }

  async function drop(): Promise<void> {
    for (const name of [part, notes]) await removeFile(name);
  }

  return {
    get bytes() {
      return bytes;
    },
    get validators() {
      return validators;
    },
    restart: (next) =>
      orRefuse(path, async () => {
        await truncate();
        validators = next;
        await Deno.writeTextFile(notes, JSON.stringify(next));
      }),
    append: (chunk) =>
      orRefuse(path, async () => {
        for (let written = 0; written < chunk.length;) {
          const more = await file.write(chunk.subarray(written));
          written += more;
          bytes += more;
        }
      }).catch(async (error) => {
        await drop();
        throw error;
      }),
    finish: () =>
      orRefuse(path, async () => {
        await file.sync();
        // in this order: the notes of an older version make the next run fetch the file again
        await rename(part, path);
        await rename(notes, `${path}.json`);
      }),
    drop,
    [Symbol.dispose]: () => file.close(),
  };
}

/** Does work on the disk; whatever goes wrong is the disk's refusal. */
async function orRefuse<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new ReelmatchError(
      "UNAVAILABLE",
      `${basename(path)} could not be written to ${dirname(path)} (${messageOf(cause)}): make ` +
        "room or make it writable, or name another folder by DATA_DIR.",
      { cause },
    );
  }
}

/** Removes a whole file with what is known of it. */
export async function dropFile(path: string): Promise<void> {
  for (const name of [path, `${path}.json`]) await removeFile(name);
}

async function removeFile(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
