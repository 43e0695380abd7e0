import { assert, assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { App } from "fresh";
import { Hono } from "hono";
import { gunzipSync } from "node:zlib";
import { h } from "preact";
import type { ApiEnv } from "../lib/api/environment.ts";
import { requireSnapshot } from "../lib/api/environment.ts";
import { snapshotCaching } from "../lib/api/snapshot_caching.ts";
import { serve, type Serving } from "../lib/recommender/serving.ts";
import { rememberPages } from "../lib/server/remember_pages.ts";
import { contentSecurityPolicy } from "../lib/server/security.ts";
import type { State } from "../lib/site.ts";
import { publishFolder, type SmallData, smallData } from "./small_snapshot.ts";

/** Runs a test over a served snapshot, with a way to bring a second one into use. */
async function served(work: (serving: Serving, swap: () => Promise<void>) => Promise<void>) {
  await using data: SmallData = await smallData();
  using serving = await serve(data.dataDir, () => {});
  await work(serving, async () => {
    await publishFolder(data.dataDir, data.sourceDir);
    await serving.refresh();
  });
}

Deno.test("a page for all is made once for each snapshot, address, language and theme", () =>
  served(async (serving, swap) => {
    let made = 0;
    const site = new App<State>()
      .use(rememberPages(serving))
      .use(...contentSecurityPolicy<State>(false))
      .use((ctx) => {
        made++;
        using lease = serving.lease();
        ctx.state.sameForAll = ctx.url.pathname !== "/own";
        const version = lease.snapshot?.manifest.id ?? "";
        const page = h("script", null, `${made}`);
        const status = ctx.url.pathname === "/lost" ? 404 : 200;
        return ctx.render(page, { status, headers: { "X-Model-Version": version } });
      })
      .handler();
    const nonces = new Set<string>();
    const ask = async (path: string, headers: Record<string, string> = {}): Promise<number> => {
      const response = await site(new Request(`http://x${path}`, { headers }));
      const isPacked = response.headers.get("Content-Encoding") === "gzip";
      assertEquals(isPacked, headers["Accept-Encoding"] !== undefined);
      const bytes = await response.bytes();
      const html = new TextDecoder().decode(isPacked ? gunzipSync(bytes) : bytes);
      const [, nonce] = /nonce="([^"]+)"/.exec(html) ?? [];
      const policy = response.headers.get("Content-Security-Policy") ?? "";
      assert(policy.includes(`'nonce-${nonce}'`), policy);
      assert(!nonces.has(nonce), "two answers share a nonce");
      nonces.add(nonce);
      assertMatch(response.headers.get("Content-Type") ?? "", /^text\/html/);
      return Number(/>(\d+)</.exec(html)?.[1]);
    };
    assertEquals([await ask("/"), await ask("/"), await ask("/")], [1, 1, 1]);
    assertEquals([await ask("/?page=2"), await ask("/", { Cookie: "theme=dark" })], [2, 3]);
    assertEquals(await ask("/", { "Accept-Language": "fr" }), 4);
    assertEquals([await ask("/own"), await ask("/own")], [5, 6]);
    assertEquals([await ask("/lost"), await ask("/lost")], [7, 8]);
    const person = { Cookie: "person=1" };
    assertEquals([await ask("/", person), await ask("/", person)], [9, 10]);
    assertEquals(await ask("/", { Cookie: "theme=dark" }), 3);
    const packed = { "Accept-Encoding": "br, gzip" };
    assertEquals([await ask("/", packed), await ask("/?page=2", packed)], [1, 2]);
    assertEquals(await Promise.all([ask("/?page=3"), ask("/?page=3")]), [11, 11]);
    await Promise.all([ask("/lost"), ask("/lost")]);
    assertEquals(made, 13);
    await swap();
    assertEquals([await ask("/"), await ask("/")], [14, 14]);
  }));

Deno.test("a page of a snapshot that came into use meanwhile is not kept for the one before", () =>
  served(async (serving) => {
    let made = 0;
    let version = "another";
    const site = new App<State>()
      .use(rememberPages(serving))
      .use((ctx) => {
        ctx.state.sameForAll = true;
        return new Response(`${++made}`, { headers: { "X-Model-Version": version } });
      })
      .handler();
    const ask = async () => Number(await (await site(new Request("http://x/"))).text());
    assertEquals([await ask(), await ask()], [1, 2]);
    using lease = serving.lease();
    version = lease.snapshot?.manifest.id ?? "";
    assertEquals([await ask(), await ask()], [3, 3]);
  }));

Deno.test("a JSON answer is made once for each snapshot and address, failures every time", () =>
  served(async (serving, swap) => {
    let made = 0;
    const api = new Hono<ApiEnv>()
      .use(requireSnapshot, snapshotCaching("build"))
      .get("/answer", (c) => c.json({ made: ++made }, 200, { Link: "</next>" }))
      .get("/refusal", (c) => c.json({ made: ++made }, 400))
      .get("/table", (c) => c.text(`${++made}`))
      .get("/long", (c) => c.json({ made: ++made, long: "x".repeat(70_000) }))
      .post("/answer", (c) => c.json({ made: ++made }));
    const ask = async (path: string, method = "GET") => {
      using lease = serving.lease();
      const response = await api.request(path, { method }, { snapshot: lease.snapshot });
      return { response, text: await response.text() };
    };
    const first = await ask("/answer");
    const again = await ask("/answer");
    assertEquals(again.text, first.text);
    assertEquals([...again.response.headers], [...first.response.headers]);
    assertEquals(again.response.headers.get("Link"), "</next>");
    for (
      const [path, method] of [
        ["/answer?limit=2"],
        ["/answer", "POST"],
        ["/refusal"],
        ["/refusal"],
        ["/table"],
        ["/table"],
        ["/long"],
        ["/long"],
      ]
    ) {
      const before = made;
      await ask(path, method);
      assertEquals(made, before + 1, path);
    }
    await swap();
    const later = await ask("/answer");
    assertNotEquals(later.text, first.text);
    assertNotEquals(later.response.headers.get("ETag"), first.response.headers.get("ETag"));
  }));

Deno.test("short answers are counted with what is kept beside them", () =>
  served(async (serving) => {
    let made = 0;
    const api = new Hono<ApiEnv>()
      .use(requireSnapshot, snapshotCaching("build", 10_000))
      .get("/answer", (c) => c.json({ made: ++made }));
    const ask = async (number: number): Promise<number> => {
      using lease = serving.lease();
      const asked = api.request(`/answer?${number}`, {}, { snapshot: lease.snapshot });
      return (await (await asked).json()).made;
    };
    for (let number = 1; number <= 20; number++) await ask(number);
    assertEquals(await ask(20), 20, "the newest are kept");
    assertEquals(await ask(1), 21, "twenty are more than ten thousand characters");
  }));
