import { formatOf } from "../../format.ts";
import type { UiLanguage } from "../../language.ts";
import { withFrenchSpaces } from "../french_spaces.ts";
import { filled, type Fillings, holesOf } from "./template.ts";
import { TOLD_FR } from "./told_fr.ts";

/** A text with the language that it is in. */
export interface Told {
  readonly text: string;
  readonly language: UiLanguage;
}

const TABLE = withFrenchSpaces(TOLD_FR);
const f = formatOf("fr");

const FILLINGS: Fillings = {
  count: (text) => f.count(Number(text)),
  figure: (text) => text.replace(".", ","),
  day: (text) => /^\d{4}-\d\d-\d\d$/.test(text) ? f.date(text) : text,
  told: inFrench,
};

/**
 * What a snapshot tells in a language. Snapshots keep the sentences of the build that made them, in
 * English, those of older versions too; one that is not known, as where it quotes another
 * program, stays as it is.
 */
export function toldIn(language: UiLanguage, sentence: string): Told {
  const french = language === "fr" ? inFrench(sentence) : null;
  return french === null ? { text: sentence, language: "en" } : { text: french, language };
}

function inFrench(sentence: string): string | null {
  for (const [told, french] of TABLE) {
    const holes = holesOf(told, sentence);
    const text = holes && filled(french, holes, FILLINGS);
    if (text !== null) return text;
  }
  return null;
}
