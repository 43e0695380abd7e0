import type { ComponentType } from "preact";
import { App, applySnapshot } from "./app.ts";
import type { RequestHandler } from "./request_handler.ts";
import type { RouteModule } from "./routing/route_module.ts";
import { emptySnapshot, type Island, type Snapshot, type StaticFile } from "./snapshot.ts";

/** What a test's site is made of. */
export interface TestSite {
  readonly routes?: Readonly<Record<string, RouteModule<Record<string, unknown>>>>;
  /** By name. */
  readonly islands?: Readonly<Record<string, ComponentType<never>>>;
  readonly files?: Readonly<Record<string, Partial<StaticFile>>>;
  readonly buildId?: string;
}

/** A build without a builder. */
export function testSnapshot(site: TestSite): Snapshot<Record<string, unknown>> {
  const islands = Object.entries(site.islands ?? {}).map(([name, component]): Island => ({
    name,
    url: `/_fresh/js/${name}.js`,
    exportName: name,
    component: component as ComponentType,
    imports: [],
  }));
  const files = Object.entries(site.files ?? {}).map(([path, file]): [string, StaticFile] => [
    path,
    {
      source: new TextEncoder().encode(`content of ${path}`),
      within: null,
      hash: "hash",
      contentType: "text/plain",
      immutable: false,
      ...file,
    },
  ]);
  return {
    ...emptySnapshot("/nowhere"),
    buildId: site.buildId ?? "0123456789abcdef",
    client: { boot: "/_fresh/js/boot.js", signals: "/s.js", slots: "/t.js", liveReload: null },
    routes: Object.entries(site.routes ?? {}).map(([id, module]) => ({ id, module })),
    islands: new Map(islands.map((island) => [island.component, island])),
    staticFiles: new Map(files),
  };
}

/** A handler for a site, with whatever `configure` adds to the app. Default: its routes. */
export function testHandler(
  site: TestSite,
  configure = (app: App<Record<string, unknown>>): unknown => app.fsRoutes(),
  app: App<Record<string, unknown>> = new App(),
): RequestHandler {
  configure(app);
  applySnapshot(app, testSnapshot(site));
  return app.handler();
}

/** The response to a GET, or to the request that `init` describes, with its text. */
export async function ask(
  handler: RequestHandler,
  path: string,
  init?: RequestInit,
): Promise<{ response: Response; text: string }> {
  const response = await handler(new Request(`http://site.test${path}`, init));
  return { response, text: await response.text() };
}
