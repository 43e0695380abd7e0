import { assertEquals, assertThrows } from "@std/assert";
import { fileToPattern, folderSteps } from "./url_pattern_path.ts";

Deno.test("a route file gives the pattern of its URL", () => {
  const patterns: Record<string, string> = {
    "/index": "/",
    "/about": "/about",
    "/films/index": "/films",
    "/films/[id]": "/films/:id",
    "/films/[id]/index": "/films/:id",
    "/films/[id]/people": "/films/:id/people",
    "/[from]-[to]": "/:from-:to",
    "/files/[...path]": "/files/:path*",
    "/[[lang]]/about": "{/:lang}?/about",
    "/[[lang]]": "/{:lang}?",
    "/(site)/about": "/about",
    "/(site)/index": "/",
  };
  for (const [file, pattern] of Object.entries(patterns)) {
    assertEquals(fileToPattern(file), pattern, file);
    new URLPattern({ pathname: pattern });
  }
});

Deno.test("optional and catch-all parameters match what they should", () => {
  const matches = (file: string, path: string): boolean =>
    new URLPattern({ pathname: fileToPattern(file) }).test(`http://site.test${path}`);
  assertEquals(
    ["/about", "/fr/about", "/a/b/about"].map((path) => matches("/[[lang]]/about", path)),
    [
      true,
      true,
      false,
    ],
  );
  assertEquals(["/", "/fr", "/fr/x"].map((path) => matches("/[[lang]]", path)), [
    true,
    true,
    false,
  ]);
  assertEquals(["/files", "/files/a/b", "/file"].map((path) => matches("/files/[...path]", path)), [
    true,
    true,
    false,
  ]);
});

Deno.test("a file name that means nothing is refused", () => {
  assertThrows(() => fileToPattern("/[a][b]"), SyntaxError, "two parameters side by side");
  assertThrows(() => fileToPattern("/[a"), SyntaxError, "do not pair");
  assertThrows(() => fileToPattern("/a]"), SyntaxError, "do not pair");
  assertThrows(() => fileToPattern("/x-[[a]]"), SyntaxError, "do not pair");
});

Deno.test("a folder gives the steps of its middleware", () => {
  assertEquals(folderSteps(""), []);
  assertEquals(folderSteps("/films/[id]"), ["films", ":id"]);
  assertEquals(folderSteps("/(site)/films"), ["(site)", "films"]);
});
