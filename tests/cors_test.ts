import { assertEquals } from "@std/assert";
import { createApi } from "../lib/api/app.ts";
import { PLAIN_OPTIONS } from "../lib/api/testing.ts";

const ORIGIN = "https://pages.example";

/** What a browser is told that asks on behalf of a page. */
async function told(corsOrigin: string | null, origin: string, init: RequestInit = {}) {
  const api = createApi({ ...PLAIN_OPTIONS, corsOrigin });
  const headers = { Origin: origin, "Access-Control-Request-Method": "POST" };
  const response = await api.request("/api/recommendations", { headers, ...init }, {
    snapshot: null,
  });
  return {
    origin: response.headers.get("Access-Control-Allow-Origin"),
    methods: response.headers.get("Access-Control-Allow-Methods"),
  };
}

Deno.test("pages of one origin may call the API, by the methods that it has", async () => {
  const asking = { method: "OPTIONS" };
  assertEquals(await told(ORIGIN, ORIGIN, asking), { origin: ORIGIN, methods: "GET,HEAD,POST" });
  assertEquals((await told(ORIGIN, ORIGIN)).origin, ORIGIN);
  const others = [[null, ORIGIN], [ORIGIN, `${ORIGIN}.evil.example`], [ORIGIN, "null"]] as const;
  for (const [allowed, origin] of others) {
    const one = (await told(allowed, origin, asking)).origin;
    assertEquals(one === origin || one === "*", false, origin);
  }
});
