import type { ComponentType } from "preact";
import type { RouteModule } from "./routing/route_module.ts";

/** A file under `routes/` together with what it exports. */
export interface RouteFile<State> {
  /** Path below `routes/` without extension, URL-encoded, such as `/films/[id]`. */
  readonly id: string;
  /** What the module exports. */
  readonly module: RouteModule<State>;
}

/** A component that the browser wakes up. */
export interface Island {
  /** Name for messages: the export's, or the file's for a default export. */
  readonly name: string;
  /** URL path of the module that exports it, without the base path. */
  readonly url: string;
  /** Name under which that module exports it. */
  readonly exportName: string;
  /** The component as it renders on the server. */
  readonly component: ComponentType;
  /** URL paths of the modules that its own module imports from the start. */
  readonly imports: readonly string[];
}

/** A file that may be served as it is. */
export interface StaticFile {
  /** Where its bytes are: an absolute path, or the bytes themselves. */
  readonly source: string | Uint8Array<ArrayBuffer>;
  /** Folder that the path must not leave, not even by a link. Absolute; `null` for bytes. */
  readonly within: string | null;
  /** Hash of the bytes; part of the ETag. */
  readonly hash: string;
  /** Value of `Content-Type`. */
  readonly contentType: string;
  /** Whether the URL changes whenever the bytes do. */
  readonly immutable: boolean;
}

/** Browser modules of our own. URL paths without the base path. */
export interface ClientEntries {
  /** Revives the islands of a page. */
  readonly boot: string;
  /** Revives signals in props. */
  readonly signals: string;
  /** Reads nodes that were passed to an island back from the page. */
  readonly slots: string;
  /** Reloads the page when the server restarts. Development only. */
  readonly liveReload: string | null;
}

/** A finished build, apart from its routes. */
export interface Build {
  /** Absolute path of the project. */
  readonly root: string;
  /** Names the build; the same input gives the same name. */
  readonly buildId: string;
  readonly client: ClientEntries;
  readonly islands: ReadonlyMap<ComponentType, Island>;
  /** By decoded URL path, such as `/styles.css`. */
  readonly staticFiles: ReadonlyMap<string, StaticFile>;
}

/** A finished build: everything an app needs to know about its files. */
export interface Snapshot<State> extends Build {
  readonly routes: readonly RouteFile<State>[];
}

/** The snapshot of an app that was never built: no routes, islands or files. */
export function emptySnapshot<State>(root: string): Snapshot<State> {
  return {
    root,
    buildId: "unbuilt",
    client: { boot: "", signals: "", slots: "", liveReload: null },
    routes: [],
    islands: new Map(),
    staticFiles: new Map(),
  };
}
