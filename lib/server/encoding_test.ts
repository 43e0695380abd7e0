import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressed, ENCODINGS, preferredEncoding } from "./encoding.ts";

Deno.test("the encoding is the one that the client prefers, or ours of those it likes the same", () => {
  const cases: readonly (readonly [header: string | null, expected: string | null])[] = [
    [null, null],
    ["", null],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["GZIP;Q=0.3", "gzip"],
    ["br;q=0.5, gzip;q=0.8", "gzip"],
    ["gzip;q=0, br;q=0.001", "br"],
    ["br;q=0, *", "gzip"],
    ["*;q=0.1", "br"],
    ["*;q=0", null],
    ["*;q=0, gzip", "gzip"],
    ["deflate, zstd", null],
    ["identity", null],
    ["identity;q=0", null],
    ["identity, gzip", "gzip"],
    ["identity;q=0.9, gzip;q=0.5", null],
  ];
  for (const [header, expected] of cases) {
    assertEquals(preferredEncoding(header, ENCODINGS), expected, String(header));
  }
  assertEquals(preferredEncoding("br, gzip", ["gzip", "br"]), "gzip");
  assertEquals(preferredEncoding("br", ["gzip"]), null);
});

Deno.test("whatever a client sends as its encodings, the answer is one that was offered", () => {
  fc.assert(fc.property(fc.string(), (header) => {
    const encoding = preferredEncoding(header, ENCODINGS);
    assert(encoding === null || ENCODINGS.includes(encoding));
  }));
});

Deno.test("compressed content is the content, and no larger by more effort", () => {
  const content = new TextEncoder().encode(
    "It was the best of times, it was the worst. ".repeat(99),
  );
  for (const [encoding, unpack] of [["br", brotliDecompressSync], ["gzip", gunzipSync]] as const) {
    const [always, once] = (["always", "once"] as const).map((effort) =>
      compressed(content, encoding, effort)
    );
    for (const bytes of [always, once]) assertEquals(new Uint8Array(unpack(bytes)), content);
    assert(once.byteLength <= always.byteLength, encoding);
  }
});
