import type { Loader, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from "esbuild";
import { join } from "node:path";
import type { GraphPackage } from "./deno_graph.ts";
import type { Resolution, Resolver } from "./resolver.ts";

const REMOTE = "deno-remote";
/** Marks a question that the plugin itself asks esbuild. */
const OWN_QUESTION = { own: true };

const LOADERS: Readonly<Record<string, Loader>> = {
  TypeScript: "ts",
  Mts: "ts",
  TSX: "tsx",
  JSX: "jsx",
  Json: "json",
};

/**
 * Lets esbuild resolve imports as Deno does: by the project's import map, and npm packages in Deno's
 * cache, where no `node_modules` folder is.
 */
export function denoPlugin(resolver: Resolver): Plugin {
  return {
    name: "deno",
    setup(build): void {
      build.onResolve({ filter: /.*/ }, async (args) => {
        if (args.pluginData === OWN_QUESTION || args.kind === "entry-point") {
          return undefined;
        }
        const resolution = resolve(resolver, args);
        return resolution === null ? undefined : await locate(build, resolution, args);
      });
      build.onLoad({ filter: /.*/, namespace: REMOTE }, async ({ path }) => {
        const module = resolver.module(path);
        if (module?.local === undefined) {
          throw new Error(`${path} is not in Deno's cache.`);
        }
        const contents = await Deno.readTextFile(module.local);
        return { contents, loader: LOADERS[module.mediaType ?? ""] ?? "js" };
      });
    },
  };
}

/** `null` leaves the import to esbuild: files of a package beside each other, and unknown names. */
function resolve(resolver: Resolver, args: OnResolveArgs): Resolution | null {
  if (args.namespace === "file" && resolver.packageOf(args.importer) !== null) {
    return /^[./#]/.test(args.path) ? null : resolver.fromPackage(args.importer, args.path);
  }
  return resolver.fromModule(args.importer, args.path);
}

async function locate(
  build: PluginBuild,
  resolution: Resolution,
  args: OnResolveArgs,
): Promise<OnResolveResult> {
  switch (resolution.kind) {
    case "file":
      return { path: resolution.path };
    case "remote":
      return { path: resolution.module.specifier, namespace: REMOTE };
    case "npm":
      return await build.resolve(
        await nameInside(resolution.package, resolution.subpath),
        {
          resolveDir: resolution.package.localPath,
          kind: args.kind,
          importer: args.importer,
          pluginData: OWN_QUESTION,
        },
      );
  }
}

/**
 * How a package calls its own module. By its own name its `exports` apply, with the conditions of
 * the browser; a package without them is a plain folder.
 */
async function nameInside(
  { name, localPath }: GraphPackage,
  subpath: string,
): Promise<string> {
  const manifest: { exports?: unknown } = JSON.parse(
    await Deno.readTextFile(join(localPath, "package.json")),
  );
  return manifest.exports === undefined ? `.${subpath || "/"}` : `${name}${subpath}`;
}
