import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./environment.ts";

/**
 * Names the snapshot in every answer and lets clients revalidate: the same request on the same
 * snapshot and code has the same tag, so a match is answered 304 without asking the model.
 * The tags are weak (RFC 9110, 8.8.3), since compression may change the bytes.
 */
export function snapshotCaching(buildKey: string): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { id } = c.var.snapshot.manifest;
    const { pathname, search } = new URL(c.req.url);
    const digest = createHash("sha256").update(`${buildKey}\n${id}\n${pathname}${search}`);
    const tag = `W/"${digest.digest("base64url").slice(0, 22)}"`;
    const headers = { ETag: tag, "X-Model-Version": id, "Cache-Control": "no-cache" };
    const safe = c.req.method === "GET" || c.req.method === "HEAD";
    if (safe && matches(c.req.header("If-None-Match"), tag)) return c.body(null, 304, headers);
    await next();
    c.header("X-Model-Version", id);
    if (safe && c.res.status === 200) {
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
    }
    return c.res;
  };
}

/** Weak comparison of RFC 9110, 13.1.2; `*` is left to the handler. */
function matches(header: string | undefined, tag: string): boolean {
  const opaque = tag.slice("W/".length);
  return header?.split(",").some((given) => given.trim().replace(/^W\//, "") === opaque) ?? false;
}
