import { assert, assertEquals } from "@std/assert";
import { App } from "fresh";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressAnswers } from "./compress_answers.ts";
import { headLength } from "./head_length.ts";

const TEXT = "Some text that comes again and again. ".repeat(100);

/** An answer as a handler gives it. */
interface Given {
  readonly body?: BodyInit | null;
  readonly status?: number;
  readonly headers?: Record<string, string>;
}

/** Asks a site that gives this one answer. */
async function ask(
  { body = TEXT, status, headers }: Given,
  encodings: string | null = "gzip",
  method = "GET",
): Promise<Response> {
  const site = new App<unknown>()
    .use(headLength(), compressAnswers())
    .use(() => {
      const type = { "Content-Type": "text/html; charset=utf-8" };
      return new Response(body, { status, headers: { ...type, ...headers } });
    })
    .handler();
  const asked = encodings === null ? undefined : { "Accept-Encoding": encodings };
  return await site(new Request("http://x/", { method, headers: asked }));
}

const encodingOf = ({ headers }: Response): string | null => headers.get("Content-Encoding");

Deno.test("text is compressed as the client prefers, and is that text", async () => {
  for (
    const [header, unpack] of [["gzip", gunzipSync], ["gzip, br", brotliDecompressSync]] as const
  ) {
    const response = await ask({ headers: { "Content-Length": String(TEXT.length) } }, header);
    const bytes = await response.bytes();
    assert(bytes.length < TEXT.length / 10);
    assertEquals(unpack(bytes).toString(), TEXT);
    assertEquals(response.headers.get("Content-Length"), null, "that of the text is wrong");
  }
});

Deno.test("who asks for no encoding, and what is short, gets it as it is", async () => {
  for (
    const [given, header] of [
      [{}, null],
      [{}, "gzip;q=0"],
      [{ body: "short" }, "gzip"],
      [{ body: "short", headers: { "Content-Length": "5" } }, "gzip"],
    ] as const
  ) {
    const response = await ask(given, header);
    assertEquals([encodingOf(response), response.headers.get("Vary")], [null, "Accept-Encoding"]);
    assertEquals(await response.text(), "body" in given ? given.body : TEXT);
  }
});

Deno.test("what is no text, is compressed already or must not be changed is left alone", async () => {
  const given: Record<string, Given> = {
    picture: { headers: { "Content-Type": "image/png" } },
    events: { headers: { "Content-Type": "text/event-stream" } },
    packed: { headers: { "Content-Encoding": "br" } },
    fixed: { headers: { "Cache-Control": "public, no-transform" } },
    part: { status: 206 },
    empty: { body: null, status: 204 },
  };
  for (const [name, answer] of Object.entries(given)) {
    const response = await ask(answer);
    assertEquals(encodingOf(response), answer.headers?.["Content-Encoding"] ?? null, name);
    assertEquals(await response.text(), answer.body === null ? "" : TEXT, name);
  }
});

Deno.test("caches learn once that an answer, or that it is unchanged, depends on the encoding", async () => {
  const varies = async (given: Given): Promise<string | null> =>
    (await ask(given)).headers.get("Vary");
  assertEquals(await varies({ headers: { Vary: "Cookie" } }), "Cookie, Accept-Encoding");
  assertEquals(await varies({ headers: { Vary: "accept-encoding" } }), "accept-encoding");
  assertEquals(await varies({ headers: { Vary: "*" } }), "*");
  assertEquals(await varies({ headers: { "Content-Encoding": "gzip" } }), "Accept-Encoding");
  assertEquals(await varies({ body: null, status: 304 }), "Accept-Encoding");
  assertEquals(await varies({ headers: { "Content-Type": "font/woff2" } }), null);
});

Deno.test("a tag of these very bytes becomes one of what they say", async () => {
  for (const tag of ['"abc"', 'W/"abc"']) {
    const { headers } = await ask({ headers: { ETag: tag } });
    assertEquals(headers.get("ETag"), 'W/"abc"');
  }
});

Deno.test("a long answer is compressed while it comes, by whoever can", async () => {
  const chunk = new Uint8Array(1 << 18).fill(65);
  const long = () => {
    let given = 0;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => given++ < 8 ? controller.enqueue(chunk) : controller.close(),
    }, { highWaterMark: 0 });
    return { body, given: () => given };
  };
  const { body, given } = long();
  const response = await ask({ body });
  assert(given() < 8, "the whole was held");
  assertEquals(gunzipSync(await response.bytes()).length, 8 << 18);
  const plain = await ask({ body: long().body }, "br");
  assertEquals([encodingOf(plain), (await plain.bytes()).length], [null, 8 << 18]);
  const head = await ask({ body: long().body }, null, "HEAD");
  assertEquals([head.headers.get("Content-Length"), await head.text()], [null, ""]);
});

Deno.test("HEAD tells the length of what GET gives", async () => {
  for (const header of [null, "gzip", "br"]) {
    const get = await ask({}, header);
    const head = await ask({}, header, "HEAD");
    assertEquals(head.headers.get("Content-Length"), String((await get.bytes()).length));
    assertEquals([encodingOf(head), await head.text()], [encodingOf(get), ""]);
  }
});
