import type { AnyComponent } from "preact";
import type { HandlerFn, RouteHandler } from "../handlers.ts";
import type { Middleware } from "../middleware.ts";
import type { PageProps } from "../page_props.ts";

/** A component that renders from page props; it may be async. */
export type PageComponent<State> = AnyComponent<PageProps<unknown, State>>;

/** What a file under `routes/` may export. */
export interface RouteModule<State> {
  /** The page; in `_middleware.ts` the middleware. */
  readonly default?: PageComponent<State> | Middleware<State> | Middleware<
    State
  >[];
  readonly handler?: RouteHandler<unknown, State> | HandlerFn<unknown, State>[];
  readonly handlers?: RouteHandler<unknown, State> | HandlerFn<
    unknown,
    State
  >[];
  readonly config?: unknown;
}

/** A page with its handlers, read from a route file. */
export interface PageRoute<State> {
  readonly component: PageComponent<State> | null;
  readonly handler: RouteHandler<unknown, State>;
}

/** What the name of a route file makes of it. */
export type RouteKind = "app" | "error" | "middleware" | "page";

/**
 * The kind of a route file by its name.
 *
 * @throws {Error} for the special files of Fresh that this package does without.
 */
export function routeKind(id: string): RouteKind {
  const name = id.slice(id.lastIndexOf("/") + 1);
  if (name === "_app" || name === "_error" || name === "_middleware") {
    if (name === "_app" && id !== "/_app") {
      throw new Error(
        `"routes${id}" is not at the top of routes/; there is one _app for the site.`,
      );
    }
    return name === "_app" ? "app" : name === "_error" ? "error" : "middleware";
  }
  if (/^_(layout|404|500)$/.test(name)) {
    throw new Error(
      `"routes${id}" needs ${name}, which this stand-in for Fresh leaves out. Use _app, _error and _middleware.`,
    );
  }
  return "page";
}

/**
 * Reads the page and the handlers of a route or error file. A page without a `GET` handler is
 * rendered without data.
 *
 * @throws {Error} if the file exports neither, or something that is not supported.
 */
export function readPage<State>(
  id: string,
  module: RouteModule<State>,
): PageRoute<State> {
  if (module.config !== undefined) {
    throw new Error(
      `"routes${id}" exports "config", which this stand-in for Fresh leaves out. Take it away.`,
    );
  }
  const handler = module.handlers ?? module.handler;
  const component = module.default;
  if (Array.isArray(handler) || Array.isArray(component)) {
    throw new Error(`"routes${id}" exports a list; only _middleware.ts may.`);
  }
  if (handler === undefined && component === undefined) {
    throw new Error(
      `"routes${id}" exports neither a page (default) nor "handlers". Export one of them.`,
    );
  }
  return {
    component: (component ?? null) as PageComponent<State> | null,
    handler: withDefaults(handler, component !== undefined),
  };
}

function withDefaults<State>(
  handler: RouteHandler<unknown, State> | undefined,
  hasPage: boolean,
): RouteHandler<unknown, State> {
  const renderPage = (): { data: unknown } => ({ data: {} });
  if (handler === undefined) return renderPage;
  if (typeof handler === "function" || !hasPage || handler.GET) return handler;
  return { ...handler, GET: renderPage };
}

/**
 * Reads the functions of a `_middleware.ts`.
 *
 * @throws {Error} if the file exports none.
 */
export function readMiddleware<State>(
  id: string,
  module: RouteModule<State>,
): Middleware<State>[] {
  const exported = module.handlers ?? module.handler ?? module.default;
  const functions = [exported].flat();
  if (
    functions.length === 0 || functions.some((fn) => typeof fn !== "function")
  ) {
    throw new Error(
      `"routes${id}" must export by default a middleware function or a list of them.`,
    );
  }
  return functions as Middleware<State>[];
}
