import { HttpError, type Middleware } from "fresh";
import type { State } from "../site.ts";
import type { Metrics } from "./metrics.ts";

/** Counts every request, those of the API and of pages alike. Belongs before all other middleware. */
export function measureRequests({ countRequest }: Metrics): Middleware<State> {
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
      countRequest({
        method: ctx.req.method,
        route: ctx.state.apiRoute ?? ctx.route,
        status,
        seconds: (performance.now() - begun) / 1000,
      });
    }
  };
}
