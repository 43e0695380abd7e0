import { basename, extname, resolve } from "node:path";
import { fromFileUrl, toFileUrl } from "../paths.ts";
import { denoGraph } from "./deno_graph.ts";
import { denoPlugin } from "./deno_plugin.ts";
import { runEsbuild } from "./esbuild_service.ts";
import type { ResolvedBuildConfig } from "./options.ts";
import { Resolver } from "./resolver.ts";

/** Modules for the browser. Names are file names such as `chart.js`. */
export interface Bundle {
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** Modules of ours by name, and the file each of them became. */
  readonly client: {
    readonly boot: string;
    readonly signals: string;
    readonly slots: string;
  };
  readonly liveReload: string | null;
  readonly islands: readonly BundledIsland[];
}

/** A module of islands and the file it became. */
export interface BundledIsland {
  /** Absolute path of the module. */
  readonly path: string;
  /** Name of the island that it exports by default. */
  readonly name: string;
  readonly file: string;
  /** Files that it imports from the start. */
  readonly imports: readonly string[];
}

/**
 * Bundles the islands and the code that revives them, as ES modules that share what they have in common.
 * What an island imports with `import()` becomes a file of its own.
 *
 * @throws {Error} if a module cannot be found or compiled.
 */
export async function bundle(
  config: ResolvedBuildConfig,
  islandPaths: readonly string[],
): Promise<Bundle> {
  const dev = config.mode === "development";
  const own = ["boot", "signals", "slots", ...(dev ? ["live_reload"] : [])];
  const entries: Record<string, string> = {};
  for (const name of own) {
    entries[`fresh-${name}`] = fromFileUrl(
      new URL(`../client/${name}.ts`, import.meta.url),
    );
  }
  const islands = islandPaths.map((path) => ({
    path,
    ...uniqueName(path, entries),
  }));

  const graph = await denoGraph(
    config.root,
    Object.values(entries).map(toFileUrl),
  );
  const { outputFiles, metafile } = await runEsbuild({
    entryPoints: entries,
    absWorkingDir: config.root,
    outdir: ".",
    write: false,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: config.target,
    minify: !dev,
    sourcemap: dev ? "inline" : false,
    metafile: true,
    jsx: "automatic",
    jsxImportSource: "preact",
    tsconfigRaw: {},
    define: { "process.env.NODE_ENV": JSON.stringify(config.mode) },
    legalComments: "none",
    logLevel: "silent",
    plugins: [denoPlugin(new Resolver(graph))],
  });

  const files = new Map(
    outputFiles.map((
      { path, contents },
    ) => [basename(path), new Uint8Array(contents)]),
  );
  const importsOf = (file: string, seen = new Set<string>()): Set<string> => {
    for (const { path, kind } of metafile.outputs[file].imports) {
      if (kind !== "import-statement" || seen.has(path)) continue;
      seen.add(path);
      importsOf(path, seen);
    }
    return seen;
  };
  return {
    files,
    client: {
      boot: "fresh-boot.js",
      signals: "fresh-signals.js",
      slots: "fresh-slots.js",
    },
    liveReload: dev ? "fresh-live_reload.js" : null,
    islands: islands.map(({ path, name, entry }) => {
      const file = `${entry}.js`;
      return { path, name, file, imports: [...importsOf(file)] };
    }),
  };
}

/** Names an island after its file and adds it to the entries under a name that no other has. */
function uniqueName(
  path: string,
  entries: Record<string, string>,
): { name: string; entry: string } {
  const name = basename(path, extname(path)).replace(/[^\w$]+/g, "_");
  let entry = name;
  for (let n = 1; entry in entries; n++) entry = `${name}_${n}`;
  entries[entry] = resolve(path);
  return { name, entry };
}
