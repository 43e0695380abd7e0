import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { clientAddressOf } from "./client_address.ts";

const PEER = "10.0.0.9";
const ask = (forwarded: string | null, trustedProxies: number, hostname = PEER) => {
  const headers = new Headers(forwarded === null ? {} : { "X-Forwarded-For": forwarded });
  const remoteAddr = { transport: "tcp", hostname, port: 4000 } as const;
  return clientAddressOf(new Request("http://x/", { headers }), { remoteAddr }, trustedProxies);
};

Deno.test("without a trusted proxy the header counts for nothing", () => {
  fc.assert(fc.property(fc.ipV4(), (claimed) => assertEquals(ask(claimed, 0), PEER)));
});

Deno.test("behind proxies what a client wrote before their entries counts for nothing", () => {
  const one = fc.array(fc.ipV4(), { maxLength: 3 });
  fc.assert(fc.property(one, fc.ipV4(), fc.ipV6(), (claimed, client, proxy) => {
    assertEquals(ask([...claimed, client].join(", "), 1), client);
    assertEquals(ask([...claimed, client, proxy].join(","), 2), client);
  }));
});

Deno.test("a missing or unreadable entry leaves the peer", () => {
  assertEquals(ask(null, 1), PEER);
  for (const junk of ["", "unknown", "1.2.3.4:80", "<script>"]) assertEquals(ask(junk, 1), PEER);
});

Deno.test("a socket of the file system has no address", () => {
  const remoteAddr = { transport: "unix", path: "/run/site.sock" } as const;
  assertEquals(clientAddressOf(new Request("http://x/"), { remoteAddr }, 0), undefined);
});
