import { basename, join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { unzip } from "./archive/unzip.ts";
import type { Ingest } from "./source_reader.ts";

/** Files of a source, ready to be read. */
export interface Place {
  /** Where it is, for messages. */
  readonly path: string;
  /** The path of a file by its name, `undefined` where the place has none. */
  readonly file: (name: string) => string | undefined;
}

/** Whether there is a file or folder. */
export const exists = (path: string): Promise<boolean> =>
  Deno.stat(path).then(() => true, () => false);

/** How many folders within each other are searched. */
const MAX_DEPTH = 4;

/**
 * Finds files in a folder or a zip file, in whatever folder within it they lie; the least deep
 * of one name counts.
 * @param ingest its `workDir` takes what a zip file holds, for as long as `held` lasts
 * @throws {ReelmatchError} `NOT_FOUND` where there is neither, `BAD_INPUT` for a zip file that is
 *   broken or hostile, `UNAVAILABLE` where the disk refuses
 */
export async function openPlace(
  path: string,
  names: readonly string[],
  { workDir, catalog, held }: Pick<Ingest, "workDir" | "catalog" | "held">,
): Promise<Place> {
  const stat = await Deno.stat(path).catch(() => null);
  if (stat === null) {
    throw new ReelmatchError("NOT_FOUND", `There is no file or folder ${path}.`);
  }
  if (stat.isDirectory) return placeOf(path, await findFiles(path, names));
  if (!stat.isFile || !path.toLowerCase().endsWith(".zip")) { // a pipe would be waited for for ever
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path} is neither a folder nor a .zip file: unpack archives of other kinds and name the ` +
        "folder.",
    );
  }
  const folder = join(workDir, basename(path));
  const files = await unzip(path, names, folder, { signal: catalog.signal });
  held.defer(() => Deno.remove(folder, { recursive: true }));
  return placeOf(path, files);
}

/** A failure whose message names unpacked files by their zip file, which is what a person has. */
export function namedByZip(error: unknown, workDir: string): unknown {
  if (!(error instanceof ReelmatchError) || !error.message.includes(workDir)) return error;
  const message = error.message.replaceAll(join(workDir, "/"), "");
  return new ReelmatchError(error.code, message, { cause: error });
}

const placeOf = (path: string, files: ReadonlyMap<string, string>): Place => ({
  path,
  file: (name) => files.get(name),
});

async function findFiles(folder: string, names: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let level = [folder];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const parent of level) {
      const entries = (await Array.fromAsync(Deno.readDir(parent)))
        .sort((a, b) => a.name < b.name ? -1 : 1);
      for (const { name, isDirectory } of entries) {
        if (isDirectory) next.push(join(parent, name));
        else if (names.includes(name) && !found.has(name)) found.set(name, join(parent, name));
      }
    }
    level = next;
  }
  return found;
}
