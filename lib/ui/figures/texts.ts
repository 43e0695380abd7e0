import { type Format, formatOf } from "../format.ts";
import type { UiLanguage } from "../language.ts";
import { type Messages, messagesOf } from "../messages/messages.ts";

/** A language with its sentences and its way to write numbers. */
export interface Texts {
  readonly language: UiLanguage;
  readonly m: Messages;
  readonly f: Format;
}

export const textsOf = (language: UiLanguage): Texts => ({
  language,
  m: messagesOf(language),
  f: formatOf(language),
});
