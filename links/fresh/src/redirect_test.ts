import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { safeLocation } from "./redirect.ts";

Deno.test("paths and URLs pass as they are", () => {
  for (const target of ["/", "/a/b?c=//d#//e", "next", "?page=2", "https://other.example/a//b"]) {
    assertEquals(safeLocation(target), target);
  }
});

Deno.test("a path of several slashes stays on this site", () => {
  assertEquals(safeLocation("//other.example/x"), "/other.example/x");
  assertEquals(safeLocation("/\\other.example"), "/other.example");
  assertEquals(safeLocation("\\\\other.example"), "/other.example");
  assertEquals(safeLocation("/a//b?c=//d"), "/a/b?c=//d");
});

Deno.test("whatever starts with a slash leads to this site", () => {
  const character = fc.constantFrom("/", "\\", "a", ".", "@", ":", "?", "#", "%", "e");
  fc.assert(fc.property(fc.array(character), (characters) => {
    const location = safeLocation(`/${characters.join("")}`);
    assert(new URL(location, "http://site.test/x").host === "site.test", location);
  }));
});

Deno.test("a line break is refused", () => {
  for (const character of ["\r", "\n", "\0", "\t"]) {
    assertThrows(() => safeLocation(`/a${character}b`), TypeError, "control characters");
  }
});
