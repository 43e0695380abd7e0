import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { LRUCache } from "lru-cache";
import type { ServedSnapshot } from "../recommender/served_snapshot.ts";
import type { ApiEnv } from "./environment.ts";

/** How much is kept of one snapshot's answers, in characters, {@link BESIDE} included. */
const MAX_KEPT = 16 << 20;
/** What an answer takes beside its JSON, headers and bookkeeping, as so many characters. */
const BESIDE = 1000;
/** Longer answers are not kept. */
const MAX_LENGTH = 1 << 16;

/** A JSON answer with its headers. */
interface Kept {
  readonly json: string;
  readonly headers: Record<string, string>;
}

/**
 * Names the snapshot in every answer and lets clients revalidate: the same request on the same
 * snapshot and code has the same tag, so a match is answered 304 without asking the model, and an
 * answer given before is given again. Answers go with their snapshot.
 * The tags are weak (RFC 9110, 8.8.3), since compression may change the bytes.
 */
export function snapshotCaching(
  buildKey: string,
  maxKept: number = MAX_KEPT,
): MiddlewareHandler<ApiEnv> {
  const keptOf = new WeakMap<ServedSnapshot, LRUCache<string, Kept>>();
  return async (c, next) => {
    const { snapshot } = c.var;
    const { id } = snapshot.manifest;
    const { pathname, search } = new URL(c.req.url);
    const digest = createHash("sha256").update(`${buildKey}\n${id}\n${pathname}${search}`);
    const tag = `W/"${digest.digest("base64url").slice(0, 22)}"`;
    const headers = { ETag: tag, "X-Model-Version": id, "Cache-Control": "no-cache" };
    const unchanged = () => c.body(null, 304, { ...headers, Vary: "Accept-Encoding" });
    const safe = c.req.method === "GET" || c.req.method === "HEAD";
    const known = safe ? c.req.header("If-None-Match") : undefined;
    if (matches(known, tag)) return unchanged();
    const answers = keptOf.get(snapshot) ?? new LRUCache({ maxSize: maxKept });
    keptOf.set(snapshot, answers);
    const before = safe ? answers.get(tag) : undefined;
    const isAny = known?.trim() === "*";
    if (before !== undefined) return isAny ? unchanged() : c.body(before.json, 200, before.headers);
    await next();
    c.header("X-Model-Version", id);
    if (!safe || c.res.status !== 200) return c.res;
    if (isAny) {
      c.res = undefined; // or its headers would stay
      return c.res = unchanged();
    }
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    if (!c.res.headers.get("Content-Type")?.startsWith("application/json")) return c.res;
    const kept = { json: await c.res.text(), headers: Object.fromEntries(c.res.headers) };
    if (kept.json.length <= MAX_LENGTH) {
      answers.set(tag, kept, { size: BESIDE + kept.json.length });
    }
    c.res = undefined; // its body is read, and its headers would be taken over twice
    return c.res = c.body(kept.json, 200, kept.headers);
  };
}

/** Weak comparison of RFC 9110, 13.1.2; whether there is anything that `*` fits, the handler knows. */
function matches(header: string | undefined, tag: string): boolean {
  const opaque = tag.slice("W/".length);
  return header?.split(",").some((given) => given.trim().replace(/^W\//, "") === opaque) ?? false;
}
