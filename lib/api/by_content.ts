import type { MiddlewareHandler } from "hono";
import { every } from "hono/combine";
import { etag } from "hono/etag";

/**
 * Lets clients revalidate an answer that does not follow from the snapshot alone, by a tag of what it
 * holds: it is made each time, and sent where it has changed.
 */
export const taggedByContent: MiddlewareHandler = every(etag({ weak: true }), async (c, next) => {
  c.header("Cache-Control", "no-cache");
  c.header("Vary", "Accept-Encoding"); // which a 304, with nothing to compress, would lack
  await next();
});
