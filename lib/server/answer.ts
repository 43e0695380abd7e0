import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Middleware } from "fresh";
import { isApiPath } from "../api/app.ts";
import type { ApiEnv } from "../api/environment.ts";
import type { Serving } from "../recommender/serving.ts";
import type { State } from "../site.ts";

/** What answers the requests that are not for a static file. */
interface Answering {
  readonly serving: Serving;
  readonly api: OpenAPIHono<ApiEnv>;
  readonly postersEnabled: boolean;
}

/**
 * Borrows one snapshot for the length of a request, hands the API's paths to the API and all others
 * to the pages.
 */
export function answerFromSnapshot(
  { serving, api, postersEnabled }: Answering,
): Middleware<State> {
  return async (ctx) => {
    using lease = serving.lease();
    const { snapshot } = lease;
    if (isApiPath(ctx.url.pathname)) {
      const onRoute = (pattern: string) => ctx.state.apiRoute = pattern;
      return await api.fetch(ctx.req, { snapshot, onRoute });
    }
    ctx.state.requestId = crypto.randomUUID();
    ctx.state.site = snapshot && {
      catalog: snapshot.catalog,
      recommender: snapshot.recommender,
      snapshot: snapshot.manifest,
      postersEnabled,
    };
    const response = await ctx.next();
    if (snapshot) response.headers.set("X-Model-Version", snapshot.manifest.id);
    return response;
  };
}
