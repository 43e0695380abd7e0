import type { Middleware } from "fresh";
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from "hono/utils/compress";
import { compressed, type Encoding, ENCODINGS, preferredEncoding } from "./encoding.ts";
import { type Content, readUpTo } from "./read_up_to.ts";

/** Less than this is sent in one packet anyway. */
const MIN_BYTES = 1024;
/** More than this is compressed while it is sent. */
const MAX_WHOLE = 1 << 20;

/**
 * Compresses text for whoever takes it so, in one piece. Leaves alone what is compressed already, what
 * is not to be changed on its way (`no-transform`) and events that are told as they happen.
 *
 * A length that tells of a secret (BREACH) takes a page that holds one, beside something that an
 * attacker chose: no page holds any, and the nonce of its policy is worth nothing in another answer.
 */
export function compressAnswers<State>(): Middleware<State> {
  return async (ctx) => {
    const response = await ctx.next();
    const { status, headers } = response;
    const isText = COMPRESSIBLE_CONTENT_TYPE_REGEX.test(headers.get("Content-Type") ?? "");
    if (isText || status === 304) varyByEncoding(headers);
    if (!isText || !mayBeCompressed(response)) return response;
    const wanted = ctx.req.headers.get("Accept-Encoding");
    const length = Number(headers.get("Content-Length") ?? MIN_BYTES);
    if (preferredEncoding(wanted, ENCODINGS) === null || length < MIN_BYTES) return response;
    const { body } = response; // not before: a body that was looked at is sent as a stream
    if (body === null) return response;
    const { encoded, encoding } = encode(await readUpTo(body, MAX_WHOLE), wanted);
    if (encoding !== null) nameEncoding(headers, encoding);
    return new Response(encoded, { status, headers });
  };
}

const mayBeCompressed = ({ status, headers }: Response): boolean =>
  status !== 206 && !headers.has("Content-Encoding") &&
  !/\bno-transform\b/i.test(headers.get("Cache-Control") ?? "");

/** What a client is sent in the place of some content, and how it is compressed. */
interface Encoded {
  readonly encoded: Content;
  readonly encoding: Encoding | null;
}

function encode(content: Content, wanted: string | null): Encoded {
  if (content instanceof ReadableStream) {
    const encoding = preferredEncoding(wanted, ["gzip"]);
    if (encoding === null) return { encoded: content, encoding };
    return { encoded: content.pipeThrough(new CompressionStream(encoding)), encoding };
  }
  const encoding = content.byteLength < MIN_BYTES ? null : preferredEncoding(wanted, ENCODINGS);
  return { encoded: encoding ? compressed(content, encoding, "always") : content, encoding };
}

function nameEncoding(headers: Headers, encoding: Encoding): void {
  headers.set("Content-Encoding", encoding);
  headers.delete("Content-Length");
  const tag = headers.get("ETag");
  // a strong tag stands for these very bytes (RFC 9110, 8.8.1)
  if (tag !== null && !tag.startsWith("W/")) headers.set("ETag", `W/${tag}`);
}

/** Tells caches that an answer depends on the encodings asked for. */
function varyByEncoding(headers: Headers): void {
  if (!/\*|\baccept-encoding\b/i.test(headers.get("Vary") ?? "")) {
    headers.append("Vary", "Accept-Encoding");
  }
}
