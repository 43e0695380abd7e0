/** The languages that the site speaks; the first is spoken where nobody asks for another. */
export const LANGUAGES = ["en", "fr"] as const;
export type UiLanguage = (typeof LANGUAGES)[number];

export const isLanguage = (text: unknown): text is UiLanguage =>
  LANGUAGES.some((language) => language === text);
