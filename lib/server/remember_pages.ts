import type { Middleware } from "fresh";
import { LRUCache } from "lru-cache";
import { isApiPath } from "../api/app.ts";
import { readPreferences } from "../pages/preferences.ts";
import type { ServedSnapshot } from "../recommender/served_snapshot.ts";
import type { Serving } from "../recommender/serving.ts";
import type { State } from "../site.ts";
import { preferredEncoding } from "./encoding.ts";
import { gzipAround } from "./gzip_around.ts";

/**
 * How much HTML is kept of one snapshot, its addresses included, in characters. Compressed it is kept
 * beside, which takes about a sixth more.
 */
const MAX_KEPT = 32 << 20;

/** A rendered page, cut where its nonce stood. */
interface Kept {
  readonly html: readonly string[];
  /** The page compressed, with a nonce. */
  readonly gzip: (nonce: string) => Uint8Array<ArrayBuffer>;
  readonly headers: Headers;
  readonly policy: string | null;
  /** Pattern of its route. */
  readonly route: string | null;
}

const POLICY = "Content-Security-Policy";
const NONCE = /'nonce-([^']+)'/;

/** What is known of one snapshot, by address, language and theme. */
interface Memory {
  readonly pages: LRUCache<string, Kept>;
  /** Pages that are being made, which turn out to be for all or not. */
  readonly making: Map<string, Promise<Kept | undefined>>;
}

/**
 * Renders a page that is {@link State.sameForAll} once for each snapshot, address, language and
 * theme, also where many ask for it at the same time, and sends it with a new nonce each time,
 * compressed once too. What was kept goes with its snapshot. Belongs around all that depends on nothing else, the middleware of
 * the nonces included.
 */
export function rememberPages(serving: Pick<Serving, "lease">): Middleware<State> {
  const memories = new WeakMap<ServedSnapshot, Memory>();

  function memoryOf(snapshot: ServedSnapshot): Memory {
    const memory = memories.get(snapshot) ??
      { pages: new LRUCache({ maxSize: MAX_KEPT }), making: new Map() };
    memories.set(snapshot, memory);
    return memory;
  }

  return async (ctx) => {
    if (isApiPath(ctx.url.pathname)) return await ctx.next();
    const { language, theme, person } = readPreferences(ctx.req.headers);
    using lease = serving.lease();
    const { snapshot } = lease;
    const isRead = ctx.req.method === "GET" || ctx.req.method === "HEAD";
    if (snapshot === null || person !== null || !isRead) return await ctx.next();
    // Brotli's bytes are fewer, but cannot be kept around a nonce.
    const isPacked =
      preferredEncoding(ctx.req.headers.get("Accept-Encoding"), ["gzip", "br"]) === "gzip";
    const { pages, making } = memoryOf(snapshot);
    const key = `${language} ${theme} ${ctx.url.href}`;
    const pending = making.get(key);
    const known = pending ? await pending : pages.get(key);
    if (known !== undefined) {
      ctx.state.route = known.route ?? undefined;
      return answerOf(known, isPacked);
    }
    const made = Promise.withResolvers<Kept | undefined>();
    making.set(key, made.promise);
    try {
      const response = await ctx.next();
      // another snapshot may have come into use meanwhile
      const isOfSnapshot = response.headers.get("X-Model-Version") === snapshot.manifest.id;
      if (!ctx.state.sameForAll || response.status !== 200 || !isOfSnapshot) return response;
      const kept = await cut(response, ctx.route);
      pages.set(key, kept, { size: key.length + kept.html.join("").length });
      made.resolve(kept);
      return answerOf(kept, isPacked);
    } finally {
      making.delete(key);
      made.resolve(undefined);
    }
  };
}

async function cut(response: Response, route: string | null): Promise<Kept> {
  const html = await response.text();
  const policy = response.headers.get(POLICY);
  const nonce = policy && NONCE.exec(policy)?.[1];
  const parts = nonce ? html.split(nonce) : [html];
  let packed: ReturnType<typeof gzipAround> | undefined;
  return {
    html: parts,
    gzip: (nonce) => (packed ??= gzipAround(parts))(nonce),
    headers: response.headers,
    policy: policy && nonce ? policy.replaceAll(nonce, "{nonce}") : policy,
    route,
  };
}

/** The page with a nonce that no answer had before. */
function answerOf({ html, gzip, headers, policy }: Kept, isPacked: boolean): Response {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const response = new Response(isPacked ? gzip(nonce) : html.join(nonce), { headers });
  if (isPacked) response.headers.set("Content-Encoding", "gzip");
  if (policy !== null) response.headers.set(POLICY, policy.replaceAll("{nonce}", nonce));
  return response;
}
