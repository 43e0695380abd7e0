import { createRequire } from "node:module";
import process from "node:process";
import { type Config, readConfig, VARIABLE_NAMES } from "./config.ts";

/** Where Kaggle's API sends those who fetch a dataset. */
const KAGGLE_STORAGE = "storage.googleapis.com:443";

type Environment = (name: string) => string | undefined;

/** The settings that a permission depends on, and what it is narrowed to. */
interface Narrowing {
  readonly settings: readonly string[];
  readonly to: (config: Config) => readonly string[];
}

const NARROWINGS = {
  /** The folder of the snapshots. */
  data: { settings: ["DATA_DIR"], to: ({ dataDir }) => [dataDir] },
  /** The address to listen on. */
  listen: {
    settings: ["HOST", "PORT"],
    to: ({ host, port }) => [`${host.includes(":") ? `[${host}]` : host}:${port}`],
  },
  /** The hosts that sources are fetched from. */
  sources: {
    settings: ["GROUPLENS_URL", "KAGGLE_URL", "TMDB_URL"],
    to: ({ services: { groupLensUrl, kaggleUrl }, tmdb: { url } }) => [
      ...new Set([groupLensUrl, kaggleUrl, url].map(hostOf)),
      KAGGLE_STORAGE,
    ],
  },
  /** The variables that settings are read from. */
  settings: { settings: [], to: () => VARIABLE_NAMES },
  /** DuckDB's native library for this machine. */
  duckdb: { settings: [], to: duckdbLibraries },
  /** This Deno, wherever it lies. */
  deno: { settings: [], to: () => [Deno.execPath()] },
  /** What building the site runs: this Deno and the bundler. */
  bundler: { settings: [], to: () => [Deno.execPath(), bundler()] },
} as const satisfies Readonly<Record<string, Narrowing>>;

/** What a permission of a task can be narrowed to. */
export type Permitted = keyof typeof NARROWINGS;

/** Whether a word names what a permission can be narrowed to. */
export const isPermitted = (word: string): word is Permitted => Object.hasOwn(NARROWINGS, word);

/**
 * What the permissions of this project's tasks are narrowed to, as Deno's options take it. Where a
 * setting cannot be used the default is taken: the task itself says what is wrong, and does nothing.
 */
export function permitted(word: Permitted, environment: Environment): string {
  const { settings, to }: Narrowing = NARROWINGS[word];
  return to(configOf((name) => settings.includes(name) ? environment(name) : undefined)).join(",");
}

function configOf(environment: Environment): Config {
  try {
    return readConfig(environment);
  } catch {
    return readConfig(() => undefined);
  }
}

function hostOf(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
}

/** The bundler's program is in a package for each kind of machine. */
function bundler(): string {
  const { resolve } = createRequire(import.meta.resolve("esbuild"));
  const file = process.platform === "win32" ? "esbuild.exe" : "bin/esbuild";
  return resolve(`@esbuild/${process.platform}-${process.arch}/${file}`);
}

/** The library is in a package for each kind of machine; Linux has two, by its C library. */
function duckdbLibraries(): readonly string[] {
  const { resolve } = createRequire(import.meta.resolve("@duckdb/node-bindings"));
  const machine = `${process.platform}-${process.arch}`;
  return [machine, `${machine}-musl`].flatMap((kind) => {
    try {
      return [resolve(`@duckdb/node-bindings-${kind}/duckdb.node`)];
    } catch {
      return [];
    }
  });
}
