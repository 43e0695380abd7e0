import { relative, sep } from "node:path";
import { routeKind } from "../routing/route_module.ts";
import type { ResolvedBuildConfig } from "./options.ts";
import { walk } from "./walk.ts";

/** A route file of a project. */
export interface RoutePath {
  /** Path below `routes/` without extension, URL-encoded, such as `/films/[id]`. */
  readonly id: string;
  /** Absolute path. */
  readonly path: string;
}

/** The source files that a build is made of. Absolute paths. */
export interface ProjectFiles {
  readonly routes: readonly RoutePath[];
  readonly islands: readonly string[];
}

const MODULE = /\.[tj]sx?$/;
/** A folder in brackets that starts with an underscore, such as `(_islands)`, holds no routes. */
const PRIVATE_FOLDER = /\/\((_[^/]+)\)\//;

/**
 * Finds the routes and islands of a project.
 *
 * @throws {Error} if there is a special route file that is not supported.
 */
export async function findProjectFiles(
  config: ResolvedBuildConfig,
): Promise<ProjectFiles> {
  const keep = (path: string): boolean =>
    MODULE.test(path) && !config.ignore.some((pattern) => pattern.test(path));
  const islands = (await walk(config.islandDir)).filter(keep);
  const routes: RoutePath[] = [];
  for (const path of (await walk(config.routeDir)).filter(keep)) {
    const id = routeId(config.routeDir, path);
    const folder = PRIVATE_FOLDER.exec(decodeURI(id));
    if (folder === null) {
      routeKind(id);
      routes.push({ id, path });
    } else if (folder[1] === "_islands") {
      islands.push(path);
    }
  }
  return { routes, islands };
}

function routeId(folder: string, path: string): string {
  const below = relative(folder, path).split(sep).join("/").replace(MODULE, "");
  // as a URL would write it, for it is compared with one
  return `/${encodeURI(below).replaceAll("%5B", "[").replaceAll("%5D", "]")}`;
}
