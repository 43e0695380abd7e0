import { trace } from "@opentelemetry/api";
import { HttpError, type Middleware } from "fresh";
import type { State } from "../site.ts";
import type { MeasuredRequest } from "./metrics.ts";

/**
 * Tells of every request, those of the API and of pages alike, once its answer's head is ready, and
 * names the span that Deno traces it by after its route. Belongs before what may fail.
 */
export function measureRequests(
  tell: (request: MeasuredRequest) => void,
): Middleware<State> {
  return async (ctx) => {
    const begun = performance.now();
    let status = 500;
    try {
      const response = await ctx.next();
      status = response.status;
      return response;
    } catch (error) {
      if (error instanceof HttpError) status = error.status;
      throw error;
    } finally {
      const { method } = ctx.req;
      const route = ctx.state.route ?? ctx.route;
      const seconds = (performance.now() - begun) / 1000;
      tell({ method, path: ctx.url.pathname, route, status, seconds });
      if (route !== null) {
        trace.getActiveSpan()?.updateName(`${method} ${route}`).setAttribute("http.route", route);
      }
    }
  };
}
