import { assert, assertEquals } from "@std/assert";
import { filmLanguages } from "./film_languages.ts";

const codes = (chosen: string): string[] => filmLanguages("en", chosen).map(([code]) => code);

Deno.test("languages to choose from are listed by name", () => {
  const names = filmLanguages("fr", "").map(([, name]) => name);
  assertEquals(names, [...names].sort((a, b) => a.localeCompare(b, "fr")));
  assert(names.includes("français"));
});

Deno.test("the language that is chosen is among them, whatever it is", () => {
  assertEquals(codes("fr"), codes(""));
  assert(!codes("").includes("cn"));
  assertEquals(codes("cn").filter((code) => code === "cn"), ["cn"]);
});
