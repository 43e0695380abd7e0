import { parseAccept } from "hono/utils/accept";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** How content may be compressed, the smaller one first. */
export const ENCODINGS = ["br", "gzip"] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** How much of a processor's time fewer bytes are worth: `once` for what is kept and sent again. */
export type Effort = "always" | "once";

/**
 * Level of gzip and quality of brotli. A page of 115 kB becomes 17.9 kB by gzip's 6 and 16.4 kB by
 * brotli's 4 in the same time; brotli's 5 makes it 15.2 kB in twice the time.
 */
const STRENGTH: Readonly<Record<Effort, Readonly<Record<Encoding, number>>>> = {
  always: { br: 4, gzip: 6 },
  once: { br: constants.BROTLI_MAX_QUALITY, gzip: 9 },
};

/**
 * The encoding that a client prefers (RFC 9110, 12.5.3), `null` for none. What it names is taken by its
 * weight, what it does not name by that of `*`; of equal weights the first one offered is taken.
 */
export function preferredEncoding<Offered extends Encoding = Encoding>(
  header: string | null,
  offered: readonly Offered[],
): Offered | null {
  const weights = new Map(
    parseAccept(header ?? "").map(({ type, q }) => [type.toLowerCase(), q]),
  );
  const others = weights.get("*") ?? 0;
  let best: Offered | null = null;
  let most = weights.get("identity") ?? 0;
  for (const encoding of offered) {
    const weight = weights.get(encoding) ?? others;
    // whoever takes a compressed answer as gladly as a plain one is better served by it
    if (weight > most || (best === null && weight > 0 && weight === most)) {
      [best, most] = [encoding, weight];
    }
  }
  return best;
}

/**
 * Compresses in one piece, by calls that wait: Deno does the work of the asynchronous ones on the
 * same thread, and takes longer.
 */
export function compressed(
  content: Uint8Array,
  encoding: Encoding,
  effort: Effort,
): Uint8Array<ArrayBuffer> {
  const strength = STRENGTH[effort][encoding];
  if (encoding === "gzip") return new Uint8Array(gzipSync(content, { level: strength }));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: strength,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength,
  };
  return new Uint8Array(brotliCompressSync(content, { params }));
}
