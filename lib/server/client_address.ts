import ipaddr from "ipaddr.js";

/**
 * The address of the client that sent a request, `undefined` where there is none. Each trusted
 * proxy has appended the address it was called from to `X-Forwarded-For`, so the entries are read
 * from the end, one a proxy; what stands before them is whatever the client wrote, and is ignored.
 */
export function clientAddressOf(
  { headers }: Request,
  { remoteAddr }: Pick<Deno.ServeHandlerInfo, "remoteAddr">,
  trustedProxies: number,
): string | undefined {
  const peer = "hostname" in remoteAddr ? [remoteAddr.hostname] : [];
  const forwarded = headers.get("X-Forwarded-For")?.split(",").map((entry) => entry.trim()) ?? [];
  const hops = [...peer, ...forwarded.toReversed()];
  const address = hops[Math.min(trustedProxies, hops.length - 1)];
  return ipaddr.isValid(address ?? "") ? address : peer[0];
}
