import type { UiLanguage } from "../language.ts";
import { en, type Messages } from "./en.ts";
import { fr } from "./fr.ts";
import { withFrenchSpaces } from "./french_spaces.ts";

export type { Messages };

const MESSAGES: Readonly<Record<UiLanguage, Messages>> = { en, fr: withFrenchSpaces(fr) };

/** The sentences of the pages in a language. Server only: the browser's parts have their own. */
export const messagesOf = (language: UiLanguage): Messages => MESSAGES[language];
