import type { AnyComponent } from "preact";
import type { HandlerByMethod, HandlerFn, RouteHandler } from "./handlers.ts";
import type { Middleware } from "./middleware.ts";
import type { PageProps } from "./page_props.ts";

/** Functions that return their argument unchanged and give it its type. See {@linkcode createDefine}. */
export interface Define<State> {
  /** Types the handlers of a route; `Data` is what they pass to the page. */
  handlers<
    Data,
    Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>,
  >(handlers: Handlers): typeof handlers;

  /** Types a page. With `define.page<typeof handlers>` its `data` is what the handlers return. */
  page<
    // the data of a handler in a constraint is invariant, so nothing narrower would match
    // deno-lint-ignore no-explicit-any
    Handler extends RouteHandler<any, State> = never,
    Data = Handler extends HandlerFn<infer Data, State> ? Data
      : Handler extends HandlerByMethod<infer Data, State> ? Data
      : never,
  >(render: AnyComponent<PageProps<Data, State>>): typeof render;

  /** Types one middleware, or a list of them. */
  middleware<M extends Middleware<State> | Middleware<State>[]>(
    middleware: M,
  ): typeof middleware;
}

/**
 * Makes the `define` object of a project. `State` is the type of `ctx.state` everywhere.
 *
 * @example
 * ```ts ignore
 * export const define = createDefine<{ locale: string }>();
 * ```
 */
export function createDefine<State>(): Define<State> {
  return {
    handlers: (handlers) => handlers,
    page: (render) => render,
    middleware: (middleware) => middleware,
  };
}
