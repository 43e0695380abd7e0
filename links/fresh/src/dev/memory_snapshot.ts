import type { RouteModule } from "../routing/route_module.ts";
import { collectIslands } from "../islands.ts";
import { toFileUrl } from "../paths.ts";
import type { Snapshot, StaticFile } from "../snapshot.ts";
import type { Artifacts } from "./artifacts.ts";
import type { ResolvedBuildConfig } from "./options.ts";
import type { ProjectFiles } from "./project_files.ts";

/** Loads the project's modules into this process and keeps its files in memory. */
export async function memorySnapshot<State>(
  config: ResolvedBuildConfig,
  project: ProjectFiles,
  artifacts: Artifacts,
): Promise<Snapshot<State>> {
  const routes = await Promise.all(project.routes.map(async ({ id, path }) => {
    const module: RouteModule<State> = await import(toFileUrl(path));
    return { id, module };
  }));
  const islands = await Promise.all(
    artifacts.islands.map(async ({ path, name, url, imports }) => {
      const module: Record<string, unknown> = await import(toFileUrl(path));
      return { name, url, imports, module };
    }),
  );
  const staticFiles = new Map<string, StaticFile>();
  for (
    const [url, { bytes, hash, contentType, immutable }] of artifacts.files
  ) {
    staticFiles.set(url, {
      source: bytes,
      within: null,
      hash,
      contentType,
      immutable,
    });
  }
  const { buildId, client } = artifacts;
  return {
    root: config.root,
    buildId,
    client,
    routes,
    islands: collectIslands(islands),
    staticFiles,
  };
}
