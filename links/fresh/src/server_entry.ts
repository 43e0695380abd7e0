import { resolve } from "node:path";
import { fromFileUrl } from "./paths.ts";
import { type App, applySnapshot } from "./app.ts";
import type { RequestHandler } from "./request_handler.ts";
import { collectIslands, type IslandModule } from "./islands.ts";
import type { RouteModule } from "./routing/route_module.ts";
import type { ClientEntries, StaticFile } from "./snapshot.ts";

/** A static file as the generated server names it. */
export interface FileRecord {
  /** Path relative to the project. */
  readonly file: string;
  /** Folder that it must not leave, relative to the project. */
  readonly within: string;
  readonly hash: string;
  readonly contentType: string;
  readonly immutable: boolean;
}

/** What `_fresh/server.js` holds. */
export interface BuildRecord<State> {
  /** File URL of the project's folder, with a slash at its end. */
  readonly root: string;
  readonly buildId: string;
  readonly client: ClientEntries;
  readonly routes: readonly (readonly [id: string, module: RouteModule<State>])[];
  readonly islands: readonly IslandModule[];
  readonly files: Readonly<Record<string, FileRecord>>;
}

/**
 * Gives an app the build that `_fresh/server.js` describes. The result is what `deno serve` expects of
 * a module's default export.
 */
export function serverEntry<State>(
  app: App<State>,
  record: BuildRecord<State>,
): { fetch: RequestHandler } {
  const root = fromFileUrl(record.root);
  const staticFiles = new Map<string, StaticFile>();
  for (const [url, { file, within, ...rest }] of Object.entries(record.files)) {
    staticFiles.set(url, { ...rest, source: resolve(root, file), within: resolve(root, within) });
  }
  applySnapshot(app, {
    root: resolve(root),
    buildId: record.buildId,
    client: record.client,
    routes: record.routes.map(([id, module]) => ({ id, module })),
    islands: collectIslands(record.islands),
    staticFiles,
  });
  return { fetch: app.handler() };
}
