import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./environment.ts";
import { problem } from "./problem.ts";

const digestOf = (text: string): Uint8Array => createHash("sha256").update(text).digest();

/**
 * Lets a request pass that carries a bearer token (RFC 6750), compared in a time that tells nothing
 * about how much of a guess is right. Without a token to compare with there is nothing at the path.
 */
export function requireToken(token: string | null): MiddlewareHandler<ApiEnv> {
  const expected = token === null ? null : digestOf(token);
  return async (c, next) => {
    if (expected === null) {
      return problem(c, 404, {
        detail: "This server takes no ratings: FEEDBACK_TOKEN is not set.",
      });
    }
    const [, given] = /^Bearer +(\S+) *$/i.exec(c.req.header("Authorization") ?? "") ?? [];
    if (given !== undefined && timingSafeEqual(digestOf(given), expected)) return await next();
    const [detail, challenge] = given === undefined
      ? ["Send the server's token as `Authorization: Bearer …`.", 'Bearer realm="reelmatch"']
      : ["The token is not the server's.", 'Bearer realm="reelmatch", error="invalid_token"'];
    return problem(c, 401, { detail, headers: { "WWW-Authenticate": challenge } });
  };
}
