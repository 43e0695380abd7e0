import { assert, assertEquals, assertFalse, assertMatch, assertStringIncludes } from "@std/assert";
import { type Checks, get, sendRaw } from "./check.ts";

const YEAR = "public, max-age=31536000, immutable";

/** How files are served. */
export const ASSETS: Checks = {
  "a static file has its type and length": async (origin) => {
    const { response, body } = await get(`${origin}/hello.txt`);
    assertEquals(response.status, 200);
    assertMatch(response.headers.get("content-type") ?? "", /^text\/plain; ?charset=utf-8$/i);
    assertEquals(body, "hello\n");
    assertEquals((await get(`${origin}/with%20space.txt`)).body, "spaced\n");
    assertEquals((await get(`${origin}/.well-known/security.txt`)).body, "known\n");
  },
  "browsers ask again before they use it": async (origin) => {
    const { response } = await get(`${origin}/hello.txt`);
    assertMatch(response.headers.get("cache-control") ?? "", /^no-cache/);
    const etag = response.headers.get("etag");
    assert(etag !== null);
    const again = await get(`${origin}/hello.txt`, {
      headers: { "if-none-match": etag.replace("W/", "").replaceAll('"', "") },
    });
    assertEquals(again.response.status, 304);
    assertEquals(again.body, "");
    const other = await get(`${origin}/hello.txt`, { headers: { "if-none-match": '"other"' } });
    assertEquals(other.response.status, 200);
  },
  "asset() makes it good for a year": async (origin) => {
    const { body } = await get(`${origin}/films`);
    const href = /href="(\/styles\.css\?[^"]+)"/.exec(body)?.[1];
    const { response, body: css } = await get(origin + href);
    assertEquals(response.headers.get("cache-control"), YEAR);
    assertMatch(css, /url\("\/picture\.png\?__frsh_c=[0-9a-z]+"\)/);
  },
  "a key of another build leads to the bare URL": async (origin) => {
    const { response } = await get(`${origin}/hello.txt?__frsh_c=0123456789abcdef`);
    assertEquals(response.status, 307);
    assertEquals(response.headers.get("location"), "/hello.txt");
  },
  "browser modules are good for a year": async (origin) => {
    const { response: page } = await get(`${origin}/islands`);
    const modules = [...(page.headers.get("link") ?? "").matchAll(/<([^>]+)>/g)];
    assert(modules.length >= 3);
    for (const [, path] of modules) {
      const { response } = await get(origin + path);
      assertEquals(response.status, 200, path);
      assertMatch(response.headers.get("content-type") ?? "", /^text\/javascript/);
      assertEquals(response.headers.get("cache-control"), YEAR, path);
    }
  },
  "only GET and HEAD": async (origin) => {
    const { response, body } = await get(`${origin}/hello.txt`, { method: "HEAD" });
    assertEquals(response.status, 200);
    assertEquals(body, "");
    assertEquals((await get(`${origin}/hello.txt`, { method: "POST" })).response.status, 405);
  },
  "hidden files are not served": async (origin) => {
    for (const path of ["/.hidden", "/.private/config", "/%2ehidden", "/.well-known/../.hidden"]) {
      assertEquals((await sendRaw(origin, path)).status, 404, path);
    }
  },
  "no path leaves the folder": async (origin) => {
    const paths = [
      "/../deno.json",
      "/..%2fdeno.json",
      "/%2e%2e/deno.json",
      "/%2e%2e%2fdeno.json",
      "/..\\deno.json",
      "/..%5cdeno.json",
      "/.well-known/..%2f..%2fdeno.json",
      "/hello.txt%00.png",
      "/%00",
      "//etc/hostname",
      "/%2fetc%2fhostname",
      "/file:///etc/hostname",
      "/static/../../deno.json",
      "/_fresh/js/../../../deno.json",
    ];
    for (const path of paths) {
      const { status, rest } = await sendRaw(origin, path);
      assert(status >= 400 && status < 500, `${path} gave ${status}`);
      assertFalse(rest.includes("jsr:@fresh/core"), path);
    }
  },
  "the build does not show its server": async (origin) => {
    for (const path of ["/server.js", "/_fresh/server.js", "/main.ts", "/routes/index.tsx"]) {
      assertEquals((await get(origin + path)).response.status, 404, path);
    }
  },
  "a missing favicon is no page": async (origin) => {
    const { response, body } = await get(`${origin}/favicon.ico`);
    assertEquals(response.status, 404);
    assertEquals(body, "");
  },
};

/** What the real Fresh 2.3.3 does worse. */
export const BETTER_ASSETS: Checks = {
  "links are not followed": async (origin) => {
    assertEquals((await get(`${origin}/link.txt`)).response.status, 404);
  },
  "a 304 repeats the caching headers, and a list of ETags is understood": async (origin) => {
    const { response } = await get(`${origin}/hello.txt`);
    const etag = response.headers.get("etag") ?? "";
    for (const list of [`"a", ${etag}`, etag.replace("W/", ""), "*"]) {
      const again = await get(`${origin}/hello.txt`, { headers: { "if-none-match": list } });
      assertEquals(again.response.status, 304, list);
      assertEquals(again.response.headers.get("etag"), etag);
      assertStringIncludes(again.response.headers.get("cache-control") ?? "", "no-cache");
    }
  },
  "a file that may be kept is not forbidden to be stored": async (origin) => {
    const { response } = await get(`${origin}/hello.txt`);
    assertEquals(response.headers.get("cache-control"), "no-cache");
  },
};
