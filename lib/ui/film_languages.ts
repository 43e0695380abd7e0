import { formatOf } from "./format.ts";
import type { UiLanguage } from "./language.ts";

/**
 * Codes and names of the languages to choose from, by name.
 * @param codes ISO 639-1 codes
 * @param chosen one that must be among them, as an address may ask for any; empty for none
 */
export function languageNames(
  language: UiLanguage,
  codes: readonly string[],
  chosen: string,
): [string, string][] {
  const f = formatOf(language);
  const all = chosen === "" || codes.includes(chosen) ? codes : [...codes, chosen];
  return all.map((code): [string, string] => [code, f.languageName(code)])
    .sort((a, b) => a[1].localeCompare(b[1], language));
}
