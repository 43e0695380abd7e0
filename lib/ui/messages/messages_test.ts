import { assertEquals, assertFalse } from "@std/assert";
import { en } from "./en.ts";
import { withFrenchSpaces } from "./french_spaces.ts";
import { fr } from "./fr.ts";
import { widgetsEn } from "./widgets_en.ts";
import { widgetsFr } from "./widgets_fr.ts";

/** The paths of all sentences of a catalogue. */
const paths = (value: unknown, path = ""): string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`))
    : [path];

const sentences = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
    ? Object.values(value).flatMap(sentences)
    : [];

Deno.test("both languages say the same things", () => {
  assertEquals(paths(fr), paths(en));
  assertEquals(paths(widgetsFr), paths(widgetsEn));
});

Deno.test("no sentence is empty", () => {
  for (const catalogue of [en, fr, widgetsEn, widgetsFr]) {
    for (const sentence of sentences(catalogue)) assertFalse(sentence.trim() === "");
  }
});

Deno.test("French marks do not begin a line", () => {
  const set = withFrenchSpaces({
    plain: "Quoi : « ceci » ?",
    list: ["Oui !"],
    made: (name: string) => `Rien ; sauf ${name} !`,
    none: null,
  });
  assertEquals(set.plain, "Quoi\u202f: «\u202fceci\u202f»\u202f?");
  assertEquals(set.list, ["Oui\u202f!"]);
  assertEquals(set.made("toi"), "Rien\u202f; sauf toi\u202f!");
  assertEquals(set.none, null);
});
