import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { ReelmatchError } from "../../../errors.ts";
import { parseTmdbOptions } from "./options.ts";

Deno.test("options are read, and what is left out has its default", () => {
  assertEquals(parseTmdbOptions("?"), {
    language: "en-US",
    region: null,
    pages: null,
    since: null,
  });
  assertEquals(parseTmdbOptions("?language=fr-FR&region=FR&pages=20&since=2020-02-29"), {
    language: "fr-FR",
    region: "FR",
    pages: 20,
    since: "2020-02-29",
  });
});

const refused = {
  "language=french": "language is no language",
  "region=fr": "region is no country",
  "pages=0": "pages is no whole number",
  "pages=1e3": "pages is no whole number",
  "since=2021-02-29": "since is no date",
  "sort=title": '"sort" is no option',
  "pages": '"pages" is no option',
  "pages=1&&": '"" is no option',
  "pages=1&pages=2": "pages is given twice",
  "__proto__=1": '"__proto__=1" is no option',
};

for (const [text, problem] of Object.entries(refused)) {
  Deno.test(`tmdb:?${text} is refused`, () => {
    const error = assertThrows(() => parseTmdbOptions(`?${text}`), ReelmatchError);
    assertEquals(error.code, "BAD_INPUT");
    assertStringIncludes(error.message, problem);
  });
}

Deno.test("options without their question mark are refused", () => {
  assertThrows(() => parseTmdbOptions("pages=1"), ReelmatchError, "begin with a question mark");
});
