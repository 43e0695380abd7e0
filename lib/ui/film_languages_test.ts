import { assertEquals } from "@std/assert";
import { languageNames } from "./film_languages.ts";

Deno.test("languages to choose from are listed by name", () => {
  assertEquals(languageNames("fr", ["en", "de", "fr"], ""), [
    ["de", "allemand"],
    ["en", "anglais"],
    ["fr", "français"],
  ]);
});

Deno.test("the language that is chosen is among them, whatever it is", () => {
  const codes = (chosen: string): string[] =>
    languageNames("en", ["fr", "en"], chosen).map(([code]) => code);
  assertEquals(codes("fr"), ["en", "fr"]);
  assertEquals(codes("cn"), ["cn", "en", "fr"]);
});
