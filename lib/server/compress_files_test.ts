import { assert, assertEquals } from "@std/assert";
import { App } from "fresh";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressFiles } from "./compress_files.ts";

const SCRIPT = "export const answer = 42;\n".repeat(500);
const IMMUTABLE = "public, max-age=31536000, immutable";

const ANSWERS: Readonly<Record<string, [body: string, type: string, cache: string]>> = {
  "/a.js": [SCRIPT, "text/javascript; charset=utf-8", IMMUTABLE],
  "/page": ["<h1>Hello</h1>", "text/html", "private, no-cache"],
  "/font": ["font", "font/woff2", IMMUTABLE],
};

/** A site of a script, a page and a font. */
const site = () =>
  new App<unknown>().use(compressFiles()).use(({ url }) => {
    const [body, type, cache] = ANSWERS[url.pathname];
    return new Response(body, { headers: { "Content-Type": type, "Cache-Control": cache } });
  }).handler();

const ask = (handler: ReturnType<typeof site>, path: string, encoding: string, method = "GET") =>
  handler(new Request(`http://x${path}`, { method, headers: { "Accept-Encoding": encoding } }));

Deno.test("a script comes in the tightest encoding that the client takes", async () => {
  const handler = site();
  for (
    const [accept, encoding, unpack] of [
      ["gzip, deflate, br", "br", brotliDecompressSync],
      ["gzip;q=0.5, br;q=0", "gzip", gunzipSync],
    ] as const
  ) {
    for (let time = 0; time < 2; time++) {
      const response = await ask(handler, "/a.js", accept);
      assertEquals(response.headers.get("Content-Encoding"), encoding);
      const bytes = await response.bytes();
      assert(bytes.length < SCRIPT.length / 20);
      assertEquals(new TextDecoder().decode(unpack(bytes)), SCRIPT);
    }
  }
});

Deno.test("what changes, what is packed already and who takes no encoding is left alone", async () => {
  const handler = site();
  for (
    const [path, accept] of [["/page", "br"], ["/font", "br"], ["/a.js", "identity"], ["/a.js", ""]]
  ) {
    const response = await ask(handler, path, accept);
    assertEquals(response.headers.get("Content-Encoding"), null, path);
    assert((await response.text()).length > 0);
  }
});
