import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { gunzipSync } from "node:zlib";
import { gzipAround } from "./gzip_around.ts";

const text = fc.string({ unit: "binary", maxLength: 300 }).map((piece) => piece.toWellFormed());

Deno.test("a text compressed around its gaps is that text with them filled, each time anew", () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, text, (parts, one, other) => {
      const filled = gzipAround(parts);
      for (const gap of [one, other]) {
        assertEquals(gunzipSync(filled(gap)).toString(), parts.join(gap));
      }
    }),
  );
});

Deno.test("a long text comes out whole and small", () => {
  const part = "<li>The same row again</li>\n".repeat(100_000);
  const bytes = gzipAround([part, part])("nonce");
  assertEquals(gunzipSync(bytes).toString(), `${part}nonce${part}`);
  assertEquals(bytes.byteLength < part.length / 50, true);
});

Deno.test("a gap takes what one block holds", () => {
  const filled = gzipAround(["a", "b"]);
  assertEquals(gunzipSync(filled("x".repeat(65_535))).length, 65_537);
  assertThrows(() => filled("x".repeat(65_536)), RangeError, "65536 bytes");
});
