import { DuckDBConnection, DuckDBInstance, type JS } from "@duckdb/node-api";
import { basename } from "node:path";
import { messageOf, ReelmatchError } from "../errors.ts";
import { SCHEMA_VERSION } from "./schema.ts";

/** How a catalogue is opened: `read` for serving, `write` for building a new file. */
export type CatalogMode = "read" | "write";

/**
 * An opened catalogue file. In mode `read` every query runs on a connection of its own, so
 * callers may ask concurrently; in mode `write` one builder works step by step on `connection`,
 * whose temporary tables hold what is staged.
 */
export interface Catalog extends Disposable {
  readonly path: string;
  readonly mode: CatalogMode;
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  /** Once it is given, no statement is begun. */
  readonly signal?: AbortSignal;
}

/** No query of ours needs an extension, so none is ever looked for on a disk or a network. */
const OPTIONS = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
};

/** Memory for DuckDB's buffers; beyond it a build spills beside its file and serving re-reads. */
const MEMORY_LIMIT: Readonly<Record<CatalogMode, string>> = { read: "1GiB", write: "2GiB" };

/** DuckDB follows how far a statement is only where it may show that; it is to show nothing. */
const WATCHABLE = ["SET enable_progress_bar = true", "SET enable_progress_bar_print = false"];

/** Serving reads one published file: no spill folder, no other file, no change of settings. */
const LOCK_DOWN = [
  "SET temp_directory = ''",
  "SET enable_external_access = false",
  "SET lock_configuration = true",
];

/**
 * Opens a catalogue file. Mode `write` creates the file where it is missing; DuckDB then keeps
 * its spill folder beside it, under the same name with `.tmp` added.
 * @param signal once it is given, no statement is begun
 * @throws {ReelmatchError} `NOT_FOUND` without such a file, `CORRUPT` for a file that is no
 *   catalogue of this version, `UNAVAILABLE` where the disk or another process refuses
 */
export async function openCatalog(
  path: string,
  mode: CatalogMode,
  signal?: AbortSignal,
): Promise<Catalog> {
  const name = basename(path);
  if (mode === "read") await requireFile(path, name);
  else requirePlainPath(path);
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(path, {
      ...OPTIONS,
      access_mode: mode === "read" ? "READ_ONLY" : "READ_WRITE",
      memory_limit: MEMORY_LIMIT[mode],
    });
    const connection = await instance.connect();
    const catalog = { path, mode, instance, connection, signal, [Symbol.dispose]: dispose };
    if (mode === "write") { for (const statement of WATCHABLE) await connection.run(statement); }
    if (mode === "read") {
      for (const statement of LOCK_DOWN) await connection.run(statement);
      await requireVersion(connection, name);
    }
    return catalog;
  } catch (error) {
    instance?.closeSync();
    throw openFailure(error, name, mode);
  }
}

/** Closes a catalogue. Queries under way keep the file until they end; new ones fail. */
export function closeCatalog(catalog: Catalog): void {
  catalog.connection.closeSync();
  catalog.instance.closeSync();
}

function dispose(this: Catalog): void {
  closeCatalog(this);
}

async function requireFile(path: string, name: string): Promise<void> {
  const stat = await Deno.stat(path).catch((error) => {
    if (error instanceof Deno.errors.NotFound) {
      throw new ReelmatchError("NOT_FOUND", `There is no catalogue "${name}": run ingest first.`);
    }
    throw openFailure(error, name, "read");
  });
  if (!stat.isFile) {
    throw new ReelmatchError("CORRUPT", `The catalogue "${name}" is not a file: run ingest again.`);
  }
}

/** DuckDB reads a `?` in a path as the beginning of options and misplaces its log. */
function requirePlainPath(path: string): void {
  if (!path.includes("?")) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `A catalogue cannot be written to ${path}: choose a folder without "?" in its path.`,
  );
}

/**
 * The layout of a catalogue file, which {@link openCatalog} reads where it is `SCHEMA_VERSION`; `null`
 * for a file that is missing or no catalogue.
 */
export async function catalogLayout(path: string): Promise<number | null> {
  let instance: DuckDBInstance | undefined;
  try {
    instance = await DuckDBInstance.create(path, { ...OPTIONS, access_mode: "READ_ONLY" });
    const connection = await instance.connect();
    const layout = await layoutOf(connection);
    connection.closeSync();
    return typeof layout === "number" ? layout : null;
  } catch {
    return null;
  } finally {
    instance?.closeSync();
  }
}

async function layoutOf(connection: DuckDBConnection): Promise<JS | undefined> {
  const reader = await connection.runAndReadAll("SELECT schema_version FROM catalog_info");
  return reader.getRowsJS()[0]?.[0];
}

async function requireVersion(connection: DuckDBConnection, name: string): Promise<void> {
  const found = await layoutOf(connection);
  if (found === SCHEMA_VERSION) return;
  throw new ReelmatchError(
    "CORRUPT",
    `The catalogue "${name}" has layout ${found}, this version reads ${SCHEMA_VERSION}: run ingest again.`,
  );
}

function openFailure(error: unknown, name: string, mode: CatalogMode): ReelmatchError {
  if (error instanceof ReelmatchError) return error;
  const message = messageOf(error);
  const options = { cause: error };
  if (/not a valid DuckDB|corrupt|checksum|catalog_info|Serialization|version/i.test(message)) {
    const text = `The catalogue "${name}" cannot be read as one of ours: run ingest again.`;
    return new ReelmatchError("CORRUPT", text, options);
  }
  const action = mode === "read" ? "opened" : "written";
  const reason = /lock/i.test(message)
    ? "another process is writing it; wait until that has ended"
    : "the disk refused; check that the folder exists and its permissions and free space";
  return new ReelmatchError(
    "UNAVAILABLE",
    `The catalogue "${name}" cannot be ${action}: ${reason}.`,
    options,
  );
}
