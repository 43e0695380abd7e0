import type { MiddlewareHandler } from "hono";
import { ReelmatchError } from "../errors.ts";
import type { ServedSnapshot } from "../recommender/served_snapshot.ts";

/** What the server hands the API with each request. */
export interface ApiEnv {
  Bindings: {
    /** The snapshot that this request is answered from; `null` before the first is published. */
    readonly snapshot: ServedSnapshot | null;
    /** Address of the client, for the rate limit; without one there is none. */
    readonly clientAddress?: string;
    /** Id of the request, for whoever reports what went wrong. */
    readonly requestId?: string;
    /** Told the pattern of the route that a request matched, where one did. */
    readonly onRoute?: (pattern: string) => void;
  };
  Variables: { snapshot: ServedSnapshot };
}

/** Lets a request pass where there is a snapshot to answer from. */
export const requireSnapshot: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (c.env.snapshot === null) {
    throw new ReelmatchError(
      "NOT_READY",
      "There is no snapshot to answer from yet: try again shortly; the server's log says why.",
    );
  }
  c.set("snapshot", c.env.snapshot);
  await next();
};
