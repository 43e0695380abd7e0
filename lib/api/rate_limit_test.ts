import { assert, assertEquals } from "@std/assert";
import { createApi } from "./app.ts";
import { PLAIN_OPTIONS } from "./testing.ts";

const LIMIT = 3;

/** The status of one request after another, from an API that allows {@link LIMIT} a minute. */
function limited(rateLimit = LIMIT) {
  const api = createApi({
    ...PLAIN_OPTIONS,
    rateLimit,
  });
  return (clientAddress: string | undefined, path = "/api/models") =>
    api.request(path, {}, { snapshot: null, clientAddress });
}

const statuses = async (count: number, ask: () => Response | Promise<Response>) => {
  const found: number[] = [];
  for (let i = 0; i < count; i++) found.push((await ask()).status);
  return found;
};

Deno.test("requests beyond the limit are refused with a problem and when to come back", async () => {
  const ask = limited();
  assertEquals(await statuses(LIMIT, () => ask("192.0.2.1")), [200, 200, 200]);
  const refused = await ask("192.0.2.1");
  assertEquals(refused.status, 429);
  assertEquals(refused.headers.get("Content-Type"), "application/problem+json");
  const seconds = Number(refused.headers.get("Retry-After"));
  assert(Number.isInteger(seconds) && seconds >= 1 && seconds <= 60, `${seconds}`);
  assertEquals((await refused.json()).status, 429);
});

Deno.test("clients are counted apart, paths of the API together", async () => {
  const ask = limited();
  await statuses(LIMIT, () => ask("192.0.2.1", "/api/openapi.json"));
  assertEquals((await ask("192.0.2.1", "/recommend_movies/1")).status, 429);
  assertEquals((await ask("192.0.2.2", "/recommend_movies/1")).status, 503);
});

Deno.test("an IPv6 network is one client, and IPv4 in IPv6 is IPv4", async () => {
  const ask = limited();
  await statuses(LIMIT, () => ask("2001:db8:1:2::1"));
  assertEquals((await ask("2001:db8:1:2:ffff::9")).status, 429);
  assertEquals((await ask("2001:db8:1:3::1")).status, 200);
  await statuses(LIMIT, () => ask("::ffff:192.0.2.7"));
  assertEquals((await ask("192.0.2.7")).status, 429);
});

for (const own of ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1", undefined]) {
  Deno.test(`${own ?? "a client without address"} has no limit`, async () => {
    const ask = limited();
    assertEquals(new Set(await statuses(3 * LIMIT, () => ask(own))), new Set([200]));
  });
}

Deno.test("health and metrics are never refused", async () => {
  const ask = limited(1);
  assertEquals(await statuses(3, () => ask("192.0.2.1", "/healthz")), [200, 200, 200]);
  assertEquals(await statuses(3, () => ask("192.0.2.1", "/metrics")), [200, 200, 200]);
});

Deno.test("without a limit nobody is refused", async () => {
  const ask = limited(0);
  assertEquals(new Set(await statuses(20, () => ask("192.0.2.1"))), new Set([200]));
});
