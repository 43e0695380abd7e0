import type { Context } from "./context.ts";
import type { Method } from "./routing/method.ts";

/** What a handler returns to have its page rendered with data. Made by {@linkcode page}. */
export interface PageResponse<T> {
  /** Becomes the `data` of the page's props. */
  data: T;
  /** Headers to add to the HTML response. */
  headers?: HeadersInit;
  /** Status of the response. Default: 200, or the error's status on an error page. */
  status?: number;
}

/** Answers one request: with a whole response, or with data for the route's page. */
export interface HandlerFn<Data, State> {
  (
    ctx: Context<State>,
  ): Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;
}

/** One handler a method. `HEAD` falls back to `GET`. */
export type HandlerByMethod<Data, State> = {
  [M in Method]?: HandlerFn<Data, State>;
};

/** One handler for all methods, or one for each. */
export type RouteHandler<Data, State> =
  | HandlerFn<Data, State>
  | HandlerByMethod<Data, State>;

/** The data that a route's handlers pass to its page. */
export type RouteData<Handler extends RouteHandler<unknown, unknown>> = Handler extends
  RouteHandler<infer Data, unknown> ? Data : never;

/**
 * Asks for the route's page to be rendered with this data.
 *
 * @example
 * ```ts ignore
 * export const handlers = define.handlers({
 *   GET: (ctx) => page({ film: findFilm(ctx.params.id) }, { status: 200 }),
 * });
 * ```
 */
export function page<T>(
  data: T,
  options?: { headers?: HeadersInit; status?: number },
): PageResponse<T>;
export function page(): PageResponse<undefined>;
export function page<T>(
  data?: T,
  options?: { headers?: HeadersInit; status?: number },
): PageResponse<T | undefined> {
  return { data, headers: options?.headers, status: options?.status };
}
