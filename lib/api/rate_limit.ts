import ipaddr from "ipaddr.js";
import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./environment.ts";
import { problem } from "./problem.ts";
import { requestWindow } from "./request_window.ts";

/**
 * Refuses what a client asks beyond a number of requests a minute by 429 (RFC 6585, 4) with
 * `Retry-After`. Loopback is free, and so is a client whose address is not known. Counts live in
 * this process alone.
 */
export function limitRate(requestsPerMinute: number): MiddlewareHandler<ApiEnv> {
  const count = requestWindow(requestsPerMinute);
  return async (c, next) => {
    const client = clientOf(c.env.clientAddress);
    const counted = client === null ? null : count(client);
    if (counted?.isWithin === false) {
      const seconds = Math.max(1, Math.ceil(counted.waitMs / 1000));
      const detail = `More than ${requestsPerMinute} requests a minute: wait ${seconds} s.`;
      return problem(c, 429, { detail, headers: { "Retry-After": String(seconds) } });
    }
    return await next();
  };
}

/** What an address is counted under, `null` for loopback: of IPv6 the network, which is one client's. */
function clientOf(address: string | undefined): string | null {
  if (address === undefined) return null;
  const parsed = ipaddr.process(address);
  if (parsed.range() === "loopback") return null;
  return parsed instanceof ipaddr.IPv6 ? `${parsed.parts.slice(0, 4)}` : parsed.toString();
}
