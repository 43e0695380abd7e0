import { assert, assertEquals, assertFalse } from "@std/assert";
import fc from "fast-check";
import { scriptLiteral } from "./escape.ts";

const NASTY = fc.constantFrom(
  "</script>",
  "<!--",
  "-->",
  "]]>",
  "\u2028",
  "\u2029",
  '"',
  "\\",
  "&",
);
const TEXT = fc.array(fc.oneof(NASTY, fc.string({ unit: "binary" }))).map((parts) =>
  parts.join("")
);

Deno.test("a literal has no character that HTML or old JavaScript would see", () => {
  fc.assert(fc.property(TEXT, (text) => {
    assertFalse(/[<>&\u2028\u2029\n\r]/.test(scriptLiteral(text)));
  }));
});

Deno.test("a literal stands for its text", () => {
  fc.assert(fc.property(TEXT, (text) => {
    const literal = scriptLiteral(text);
    assert(/^".*"$/s.test(literal));
    assertEquals(JSON.parse(literal), text);
  }));
});
