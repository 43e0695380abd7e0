import { visit } from "jsonc-parser";
import type { MiddlewareHandler } from "hono";
import { type BodyLimits, MAX_BODY_BYTES, readBody } from "../server/read_body.ts";
import type { ApiEnv } from "./environment.ts";
import { problem } from "./problem.ts";

/** Nothing that the API takes is nested deeper than this. */
const MAX_DEPTH = 16;

const REFUSED = {
  408: "The body took too long to arrive, or broke off: send it again.",
  413: `A body may have at most ${MAX_BODY_BYTES / 1024} KiB.`,
} as const;

/**
 * Takes the body of a POST only as JSON text in UTF-8 of moderate size, depth and pace, in which no key
 * stands twice (RFC 8259, 4: what readers make of repeated keys differs).
 */
export function takeJson(limits?: BodyLimits): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (c.req.method !== "POST") return await next();
    const body = await readBody(c.req.raw, limits);
    if ("refused" in body) {
      // What is left of the body would be read as the next request.
      return problem(c, body.refused, {
        detail: REFUSED[body.refused],
        headers: { Connection: "close" },
      });
    }
    const encoding = c.req.header("Content-Encoding") ?? "identity";
    if (encoding !== "identity" || !isJson(c.req.header("Content-Type"))) {
      const detail = "A body must be sent as application/json in UTF-8, uncompressed.";
      return problem(c, 415, { detail });
    }
    const fault = faultOf(body.bytes);
    if (fault !== null) return problem(c, 400, { detail: fault });
    c.req.raw = new Request(c.req.raw.url, {
      method: c.req.method,
      headers: c.req.raw.headers,
      body: body.bytes,
    });
    return await next();
  };
}

function isJson(type: string | undefined): boolean {
  const [name, ...parameters] = (type ?? "").toLowerCase().split(";").map((part) => part.trim());
  return name === "application/json" &&
    parameters.every((one) => !one.startsWith("charset=") || /^charset="?utf-8"?$/.test(one));
}

/** Why bytes are no JSON text that is taken, `null` where they are. */
function faultOf(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "The body is not UTF-8.";
  }
  if (depthOf(text) > MAX_DEPTH) return `The body is nested deeper than ${MAX_DEPTH} levels.`;
  if (!parses(text)) return "The body is not JSON.";
  const twice = repeatedKey(text);
  return twice === null ? null : `The key ${JSON.stringify(twice)} stands twice in one object.`;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** How deep arrays and objects of a text are nested, whatever else it holds. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "[" || token === "{") deepest = Math.max(deepest, ++depth);
    else if (token === "]" || token === "}") depth--;
  }
  return deepest;
}

/** A key that an object of a text holds twice, `null` where there is none. */
function repeatedKey(text: string): string | null {
  const open: Set<string>[] = [];
  let repeated: string | null = null;
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty(key) {
      const keys = open.at(-1);
      if (keys?.has(key)) repeated ??= key;
      keys?.add(key);
    },
  });
  return repeated;
}
