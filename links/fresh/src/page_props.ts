import type { FunctionComponent } from "preact";
import type { Context } from "./context.ts";

/** The props of a page, of `_error.tsx` and of `_app.tsx`. */
export type PageProps<Data = unknown, T = unknown> =
  & Pick<
    Context<T>,
    "config" | "url" | "req" | "params" | "info" | "state" | "error" | "route"
  >
  & {
    /** What the handler passed to `page()`. */
    data: Data;
    /** In `_app.tsx`: the page to put into the document. */
    Component: FunctionComponent;
  };

/** The props of a component rendered for this request. */
export function pageProps<Data, State>(
  ctx: Context<State>,
  data: Data,
  Component: FunctionComponent,
): PageProps<Data, State> {
  const { config, url, req, params, info, state, error, route } = ctx;
  return {
    config,
    url,
    req,
    params,
    info,
    state,
    error,
    route,
    data,
    Component,
  };
}
