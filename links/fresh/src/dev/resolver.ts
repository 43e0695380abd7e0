import type { DenoGraph, GraphModule, GraphPackage } from "./deno_graph.ts";
import { toFileUrl } from "../paths.ts";

/** What an import leads to. */
export type Resolution =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "remote"; readonly module: GraphModule }
  | {
    readonly kind: "npm";
    readonly package: GraphPackage;
    readonly subpath: string;
  };

/** Looks imports up in a graph that Deno has made. */
export class Resolver {
  readonly #modules = new Map<string, GraphModule>();

  constructor(readonly graph: DenoGraph) {
    for (const module of graph.modules) {
      this.#modules.set(module.specifier, module);
    }
  }

  /** The module of a specifier, redirects followed. */
  module(specifier: string): GraphModule | undefined {
    return this.#modules.get(this.graph.redirects[specifier] ?? specifier);
  }

  /**
   * What a module of ours imports under this name; `null` if Deno does not know of such an import.
   *
   * @throws {Error} if Deno could not resolve it.
   */
  fromModule(importer: string, name: string): Resolution | null {
    const specifier = importer.includes("://") ? importer : toFileUrl(importer);
    const dependency = this.module(specifier)?.dependencies?.find((each) =>
      each.specifier === name
    );
    if (dependency?.code?.error) throw new Error(dependency.code.error);
    if (dependency?.code?.specifier === undefined) return null;
    const target = this.module(dependency.code.specifier);
    if (target === undefined) return null;
    if (target.error !== undefined) throw new Error(target.error);
    if (target.npmPackage !== undefined) {
      const found = this.graph.npmPackages[target.npmPackage];
      return {
        kind: "npm",
        package: found,
        subpath: npmSubpath(target.specifier),
      };
    }
    return target.specifier.startsWith("file:") && target.local !== undefined
      ? { kind: "file", path: target.local }
      : { kind: "remote", module: target };
  }

  /** What a file of an npm package imports under this name; `null` if it is no package of its own. */
  fromPackage(importer: string, name: string): Resolution | null {
    const owner = this.packageOf(importer);
    if (owner === null) return null;
    const [wanted, subpath] = splitPackageName(name);
    const needed = [
      owner,
      ...owner.dependencies.map((key) => this.graph.npmPackages[key]),
    ];
    const found = needed.find((each) => each?.name === wanted);
    return found ? { kind: "npm", package: found, subpath } : null;
  }

  /** The npm package that a file belongs to. */
  packageOf(path: string): GraphPackage | null {
    return Object.values(this.graph.npmPackages).find(({ localPath }) =>
      path.startsWith(localPath) && /[\\/]/.test(path.charAt(localPath.length))
    ) ?? null;
  }
}

/** `npm:/@preact/signals@2.11.4/utils` leads to `/utils` of the package. */
function npmSubpath(specifier: string): string {
  return /^npm:\/?(?:@[^/]+\/)?[^/]+(\/.*)?$/.exec(specifier)?.[1] ?? "";
}

/** `@preact/signals/utils` is `/utils` of `@preact/signals`. */
function splitPackageName(name: string): [name: string, subpath: string] {
  const [, packageName, subpath] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(name) ??
    [];
  return [packageName ?? name, subpath ?? ""];
}
