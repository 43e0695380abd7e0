import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { defused, undefused } from "./defused.ts";

Deno.test("no cell begins a formula, and every text comes back as it was", () => {
  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom("=1+1", "+x", "-1", "@SUM(A1)", "\tx", "'=1"),
  );
  fc.assert(fc.property(texts, (text) => {
    const cell = defused(text);
    assert(!/^[=+\-@\t\r]/.test(cell));
    if (!/^'[=+\-@\t\r]/.test(text)) assertEquals(undefused(cell), text);
  }));
});

Deno.test("numbers and nothing stay as they are", () => {
  assertEquals([defused(-3), defused(null)], [-3, null]);
});
