import { assertEquals, assertNotEquals } from "@std/assert";
import { STARS_TRAINERS, TASTE_TRAINERS } from "../../models/trainers.ts";
import { LANGUAGES } from "../language.ts";
import { modelName, stageName } from "./model_words.ts";

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
});
