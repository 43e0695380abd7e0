import { formatOf } from "./format.ts";
import type { UiLanguage } from "./language.ts";

/** ISO 639-1 codes of the languages in which most films are made. */
const COMMON: readonly string[] = [
  "ar",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "fa",
  "fi",
  "fr",
  "he",
  "hi",
  "hu",
  "it",
  "ja",
  "ko",
  "ml",
  "nl",
  "no",
  "pl",
  "pt",
  "ro",
  "ru",
  "sr",
  "sv",
  "ta",
  "te",
  "th",
  "tr",
  "zh",
];

/**
 * Codes and names of the languages to choose from, by name.
 * @param chosen one that must be among them, as an address may ask for any; empty for none
 */
export function filmLanguages(language: UiLanguage, chosen: string): [string, string][] {
  const f = formatOf(language);
  const codes = chosen === "" || COMMON.includes(chosen) ? COMMON : [...COMMON, chosen];
  return codes.map((code): [string, string] => [code, f.languageName(code)])
    .sort((a, b) => a[1].localeCompare(b[1], language));
}
