import { resolvePath } from "../paths.ts";

/** Options of a {@linkcode Builder}. Paths may be relative to `root`, absolute or file URLs. */
export interface BuildOptions {
  /** Browsers to compile for, as esbuild names them. Default: `chrome99`, `firefox99`, `safari15`. */
  target?: string | string[];
  /** Folder of the project. Default: the working directory. */
  root?: string;
  /** Where the build is written. Default: `_fresh`. */
  outDir?: string;
  /** Folders of static files; of two files of a name the one in the earlier folder is served. Default: `static`. */
  staticDir?: string | string[];
  /** Folder of islands. Default: `islands`. */
  islandDir?: string;
  /** Folder of routes. Default: `routes`. */
  routeDir?: string;
  /** Module that exports the app as `app`. Default: `main.ts`. */
  serverEntry?: string;
  /** Files whose path matches are left out. Default: tests. */
  ignore?: RegExp[];
}

/** {@linkcode BuildOptions} with defaults filled in and paths absolute. */
export type ResolvedBuildConfig = Required<Omit<BuildOptions, "staticDir">> & {
  staticDir: string[];
  mode: "development" | "production";
};

const TEST_FILE = /[._]test\.(?:[tj]sx?|[mc][tj]s)$/;

/** Fills in defaults and makes paths absolute. */
export function resolveOptions(options: BuildOptions): ResolvedBuildConfig {
  const root = resolvePath(options.root ?? ".", Deno.cwd());
  const at = (path: string): string => resolvePath(path, root);
  return {
    root,
    target: options.target ?? ["chrome99", "firefox99", "safari15"],
    outDir: at(options.outDir ?? "_fresh"),
    staticDir: [options.staticDir ?? "static"].flat().map(at),
    islandDir: at(options.islandDir ?? "islands"),
    routeDir: at(options.routeDir ?? "routes"),
    serverEntry: at(options.serverEntry ?? "main.ts"),
    ignore: options.ignore ?? [TEST_FILE],
    mode: "production",
  };
}
