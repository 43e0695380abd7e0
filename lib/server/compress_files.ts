import type { Middleware } from "fresh";
import { compressed, ENCODINGS, preferredEncoding } from "./encoding.ts";

const TEXT = /^(text\/(css|javascript)|application\/(json|manifest\+json)|image\/svg\+xml)\b/;

/**
 * Sends the site's scripts and style sheets compressed as tightly as can be, each compressed once and
 * kept. Belongs before the middleware that serves them, and takes only what that calls immutable.
 */
export function compressFiles<State>(): Middleware<State> {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return async (ctx) => {
    const response = await ctx.next();
    const encoding = preferredEncoding(ctx.req.headers.get("Accept-Encoding"), ENCODINGS);
    if (encoding === null || !isFile(response)) return response;
    const key = `${encoding} ${ctx.url.pathname}`;
    let file = kept.get(key);
    if (file === undefined) {
      kept.set(key, file = response.bytes().then((bytes) => compressed(bytes, encoding, "once")));
      file.catch(() => kept.delete(key)); // the next request tries once more
    } else await response.body?.cancel();
    const headers = new Headers(response.headers);
    headers.set("Content-Encoding", encoding);
    headers.delete("Content-Length");
    return new Response(await file, { headers });
  };
}

const isFile = ({ status, headers }: Response): boolean =>
  status === 200 && !headers.has("Content-Encoding") &&
  /\bimmutable\b/.test(headers.get("Cache-Control") ?? "") &&
  TEXT.test(headers.get("Content-Type") ?? "");
