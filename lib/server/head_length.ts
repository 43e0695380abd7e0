import type { Middleware } from "fresh";
import { readUpTo } from "./read_up_to.ts";

/** Whoever wants to know the length of more has to ask for it. */
const MAX_BYTES = 1 << 20;

/**
 * Gives HEAD the `Content-Length` that GET's answer has (RFC 9110, 9.3.2), whose body is taken away
 * further out. Belongs outside of what changes bodies.
 */
export function headLength<State>(): Middleware<State> {
  return async (ctx) => {
    const response = await ctx.next();
    if (ctx.req.method !== "HEAD" || response.headers.has("Content-Length")) return response;
    const { body, status, headers } = response;
    if (body === null) return response;
    const content = await readUpTo(body, MAX_BYTES);
    if (content instanceof ReadableStream) await content.cancel();
    else headers.set("Content-Length", String(content.byteLength));
    return new Response(null, { status, headers });
  };
}
