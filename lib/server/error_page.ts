import { type Context, HttpError, type Middleware } from "fresh";
import type { VNode } from "preact";
import { MethodNotAllowed } from "../pages/other_methods.ts";

/** How long a client should wait for the first snapshot, in seconds. */
const RETRY_AFTER_SECONDS = "10";

/**
 * Answers whatever fails further in with a page, so that error pages, too, pass the middleware
 * further out and carry its headers. Fresh's own error page is rendered outside of all middleware.
 * @param render the page of a failure, which `ctx.error` holds
 */
export function answerFailures<State>(
  render: (ctx: Context<State>) => VNode,
): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      ctx.error = error;
      const status = error instanceof HttpError ? error.status : 500;
      const headers = new Headers();
      if (status === 503) headers.set("Retry-After", RETRY_AFTER_SECONDS);
      if (error instanceof MethodNotAllowed) headers.set("Allow", error.allowed);
      return await ctx.render(render(ctx), { status, headers });
    }
  };
}
