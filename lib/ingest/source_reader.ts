import type { Catalog } from "../catalog/connection.ts";
import type { FileKind } from "../catalog/quality.ts";
import type { Services } from "../config.ts";
import type { HttpClientOptions } from "./http/client.ts";
import type { Report } from "../progress/progress.ts";
import { FileTally } from "./file_tally.ts";
import {
  endsWithLineBreak,
  type FileEncoding,
  glanceAtFile,
  type InputFile,
  inspectFile,
  requireUnchanged,
} from "./input_file.ts";

/** What readers of sources write to and keep to. */
export interface Ingest {
  readonly catalog: Catalog;
  /** The files read so far, in order. */
  readonly tallies: FileTally[];
  /** The largest share of a file's rows that may be unusable, 0…1. */
  readonly maxRejectedShare: number;
  /** Told what is being done and how far it has come. */
  readonly report: Report;
  /** Whether some source tells films' facts, so that titles by themselves are not needed. */
  readonly hasFacts: boolean;
  /** Folder into which sources unpack their files, which may have to be created. */
  readonly workDir: string;
  /** Where sources are fetched from. */
  readonly services: Services;
  /** How servers are asked; patiently if left out. */
  readonly http?: HttpClientOptions;
  /** The catalogue in use, where there is one. */
  readonly previousPath?: string;
  /**
   * Readings of ratings that wait for the films to be joined, so that ratings are joined with them
   * as they are read; `null` where ratings are staged at once.
   */
  readonly waiting: (() => Promise<void>)[] | null;
  /** Takes what readings that wait still need. */
  readonly held: AsyncDisposableStack;
  /** Folder that keeps what was fetched; Deno's own cache where it is not given. */
  readonly cacheDir?: string;
}

/**
 * Looks at a file, begins its tally, reads it and refuses it where too little was usable. Ratings,
 * which DuckDB reads by itself, are looked at meanwhile.
 */
export async function readFile(
  ingest: Ingest,
  source: string,
  path: string,
  kind: FileKind,
  read: (tally: FileTally, inspection: Promise<InputFile>) => Promise<void>,
  encoding: FileEncoding = kind === "ratings" ? "text" : "utf-8",
): Promise<void> {
  const { catalog } = ingest;
  const inspect = (): Promise<InputFile> => inspectFile(path, encoding, catalog.signal);
  const file = kind === "ratings" ? await glanceAtFile(path, encoding) : await inspect();
  const tally = new FileTally(source, file, kind, ingest.tallies.length);
  if (encoding !== "binary" && kind !== "films" && !endsWithLineBreak(file)) { // Kaggle's own file ends without one
    tally.warnings.push(
      `${file.name} does not end with a line break: if it was cut off, rows are missing.`,
    );
  }
  ingest.report(`Reading ${file.name} (${(file.bytes / 1e6).toFixed(1)} MB)`);
  const inspection = kind === "ratings" ? inspect() : Promise.resolve(file);
  inspection.catch(() => catalog.connection.interrupt());
  const done = both(inspection, read(tally, inspection));
  tally.sha256 = (await done.finally(() => requireUnchanged(file))).sha256;
  tally.requireUsable(ingest.maxRejectedShare);
  ingest.tallies.push(tally);
}

/** What a look at a file finds while it is read. Its failure ends the reading and counts for more. */
async function both(
  inspection: Promise<InputFile>,
  reading: Promise<void>,
): Promise<InputFile> {
  const [inspected, read] = await Promise.allSettled([inspection, reading]);
  if (inspected.status === "rejected") throw inspected.reason;
  if (read.status === "rejected") throw read.reason;
  return inspected.value;
}
