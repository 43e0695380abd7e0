/** A module as `deno info --json` describes it. */
export interface GraphModule {
  readonly specifier: string;
  readonly kind?: string;
  /** Path of the file, or of its copy in the cache. */
  readonly local?: string;
  readonly mediaType?: string;
  /** Key of an npm package in {@linkcode DenoGraph.npmPackages}. */
  readonly npmPackage?: string;
  readonly dependencies?: readonly GraphDependency[];
  readonly error?: string;
}

/** An import statement of a module. */
export interface GraphDependency {
  /** As it is written. */
  readonly specifier: string;
  /** What it stands for, if the module needs it at run time. */
  readonly code?: { readonly specifier?: string; readonly error?: string };
}

/** An installed npm package. */
export interface GraphPackage {
  readonly name: string;
  readonly version: string;
  /** Keys of the packages that it needs. */
  readonly dependencies: readonly string[];
  /** The folder it is unpacked in. */
  readonly localPath: string;
}

/** Modules that a program is made of, as Deno resolves them. */
export interface DenoGraph {
  readonly modules: readonly GraphModule[];
  readonly redirects: Readonly<Record<string, string>>;
  readonly npmPackages: Readonly<Record<string, GraphPackage>>;
}

/**
 * Asks Deno what some modules import, so that the bundle has exactly the modules that a Deno program
 * would: by the import map, the lock file and the links of the project. Downloads what is missing.
 *
 * @param cwd folder of the project
 * @param urls file URLs
 * @throws {Error} if Deno cannot resolve them.
 */
export async function denoGraph(
  cwd: string,
  urls: readonly string[],
): Promise<DenoGraph> {
  const code = urls.map((url) => `import(${JSON.stringify(url)});`).join("");
  const entry = `data:application/javascript,${encodeURIComponent(code)}`;
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", "--quiet", entry],
    cwd,
    env: { NO_COLOR: "1" },
  }).output();
  if (!success) {
    throw new Error(
      `deno info could not resolve the islands: ${new TextDecoder().decode(stderr).trim()}`,
    );
  }
  return JSON.parse(new TextDecoder().decode(stdout));
}
