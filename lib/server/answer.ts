import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Middleware } from "fresh";
import { isApiPath } from "../api/app.ts";
import type { ApiEnv } from "../api/environment.ts";
import type { ApiDocument } from "../docs/document.ts";
import type { Serving } from "../recommender/serving.ts";
import type { Site, State } from "../site.ts";
import type { ListedSnapshot } from "../snapshots/list.ts";
import { clientAddressOf } from "./client_address.ts";

/** What answers the requests that are not for a static file. */
interface Answering {
  /** Reads the published snapshots, newest first. */
  readonly listSnapshots: () => Promise<readonly ListedSnapshot[]>;
  readonly lastIngest: Site["lastIngest"];
  readonly serving: Serving;
  readonly api: OpenAPIHono<ApiEnv>;
  readonly apiDocument: ApiDocument;
  readonly postersEnabled: boolean;
  /** How many of the last entries of `X-Forwarded-For` were written by proxies of our own. */
  readonly trustedProxies: number;
}

/**
 * Borrows one snapshot for the length of a request, hands the API's paths to the API and all others
 * to the pages.
 */
export function answerFromSnapshot(
  { listSnapshots, lastIngest, serving, api, apiDocument, postersEnabled, trustedProxies }:
    Answering,
): Middleware<State> {
  const history = async () =>
    (await listSnapshots()).flatMap((one) => "manifest" in one ? one.manifest : []);
  return async (ctx) => {
    using lease = serving.lease();
    const { snapshot } = lease;
    if (isApiPath(ctx.url.pathname)) {
      const onRoute = (pattern: string) => ctx.state.route = pattern;
      const clientAddress = clientAddressOf(ctx.req, ctx.info, trustedProxies);
      const { requestId } = ctx.state;
      // Hono would leave HEAD's body out before its length is known
      const isHead = ctx.req.method === "HEAD";
      const request = isHead ? new Request(ctx.req, { method: "GET" }) : ctx.req;
      return await api.fetch(request, { snapshot, clientAddress, requestId, onRoute });
    }
    ctx.state.apiDocument = apiDocument;
    ctx.state.site = snapshot && {
      catalog: snapshot.catalog,
      titles: snapshot.titles,
      recommender: snapshot.recommender,
      snapshot: snapshot.manifest,
      history,
      lastIngest,
      postersEnabled,
    };
    const response = await ctx.next();
    if (snapshot) response.headers.set("X-Model-Version", snapshot.manifest.id);
    return response;
  };
}
