import { assert, assertEquals, assertNotEquals, assertStringIncludes } from "@std/assert";
import { STARS_TRAINERS, TASTE_TRAINERS } from "../../models/trainers.ts";
import { LANGUAGES } from "../language.ts";
import { modelName, protocolIn, stageName } from "./model_words.ts";

const KINDS = [...Object.keys(STARS_TRAINERS), ...Object.keys(TASTE_TRAINERS)];

Deno.test("every kind of model has a name of its own", () => {
  for (const language of LANGUAGES) {
    const names = KINDS.map((kind) => modelName(language, kind));
    names.forEach((name, i) => assertNotEquals(name, KINDS[i], language));
    assertEquals(new Set(names).size, KINDS.length, language);
  }
});

Deno.test("what another version made keeps its name", () => {
  assertEquals(modelName("fr", "oracle"), "oracle");
  assertEquals(stageName("fr", "rest"), "rest");
  assertEquals(protocolIn("fr", "Asked a friend."), { text: "Asked a friend.", language: "en" });
});

Deno.test("the protocol of a build is told in French with its seed", () => {
  const protocol = "A random fifth of the ratings held out by seed 42. Taste: every film a " +
    "candidate, films rated in training left out.";
  assertEquals(protocolIn("en", protocol), { text: protocol, language: "en" });
  const french = protocolIn("fr", protocol);
  assertEquals(french.language, "fr");
  assert(french.text !== protocol);
  assertStringIncludes(french.text, "graine 42");
});
