import type { UiLanguage } from "./language.ts";

/** Languages of films that the runtime's own list of names leaves out, and TMDB's code for none. */
export const RARE_LANGUAGES: Readonly<Record<string, Readonly<Record<UiLanguage, string>>>> = {
  ab: { en: "Abkhazian", fr: "abkhaze" },
  bo: { en: "Tibetan", fr: "tibétain" },
  ce: { en: "Chechen", fr: "tchétchène" },
  cr: { en: "Cree", fr: "cri" },
  dz: { en: "Dzongkha", fr: "dzongkha" },
  ff: { en: "Fulah", fr: "peul" },
  iu: { en: "Inuktitut", fr: "inuktitut" },
  kl: { en: "Kalaallisut", fr: "groenlandais" },
  kw: { en: "Cornish", fr: "cornique" },
  nv: { en: "Navajo", fr: "navaho" },
  se: { en: "Northern Sami", fr: "same du Nord" },
  xx: { en: "No language", fr: "sans paroles" },
};
