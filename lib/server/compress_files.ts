import type { Middleware } from "fresh";
import { parseAccept } from "hono/utils/accept";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

/** Encodings by preference, each at its tightest. */
const ENCODERS = {
  br: promisify(brotliCompress),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 9 }),
} as const;
type Encoding = keyof typeof ENCODERS;

const TEXT = /^(text\/(css|javascript)|application\/(json|manifest\+json)|image\/svg\+xml)\b/;

/**
 * Sends the site's scripts and style sheets compressed as tightly as can be, each compressed once and
 * kept: the server would compress them for every request, fast and so a third larger. Belongs before
 * the middleware that serves them, and takes only what that calls immutable.
 */
export function compressFiles<State>(): Middleware<State> {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return async (ctx) => {
    const response = await ctx.next();
    const encoding = encodingOf(ctx.req.headers.get("Accept-Encoding"));
    if (ctx.req.method !== "GET" || encoding === null || !isFile(response)) return response;
    const key = `${encoding} ${ctx.url.pathname}`;
    let compressed = kept.get(key);
    if (compressed === undefined) {
      kept.set(key, compressed = compressedBody(response, encoding));
      compressed.catch(() => kept.delete(key)); // the next request tries once more
    } else await response.body?.cancel();
    const headers = new Headers(response.headers);
    headers.set("Content-Encoding", encoding);
    headers.delete("Content-Length");
    return new Response(await compressed, { headers });
  };
}

const isFile = ({ status, headers }: Response): boolean =>
  status === 200 && !headers.has("Content-Encoding") &&
  /\bimmutable\b/.test(headers.get("Cache-Control") ?? "") &&
  TEXT.test(headers.get("Content-Type") ?? "");

async function compressedBody(
  response: Response,
  encoding: Encoding,
): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await ENCODERS[encoding](await response.bytes()));
}

/** The best encoding that a client takes (RFC 9110, 12.5.3), `null` for none. */
function encodingOf(header: string | null): Encoding | null {
  const taken = new Set(
    parseAccept(header ?? "").filter(({ q }) => q > 0).map(({ type }) => type.toLowerCase()),
  );
  return (["br", "gzip"] as const).find((encoding) => taken.has(encoding)) ?? null;
}
