import type { UiLanguage } from "../language.ts";
import { withFrenchSpaces } from "./french_spaces.ts";
import { type WidgetMessages, widgetsEn } from "./widgets_en.ts";
import { widgetsFr } from "./widgets_fr.ts";

export type { WidgetMessages };

const WIDGETS: Readonly<Record<UiLanguage, WidgetMessages>> = {
  en: widgetsEn,
  fr: withFrenchSpaces(widgetsFr),
};

/** The sentences of the browser's parts in a language. */
export const widgetsOf = (language: UiLanguage): WidgetMessages => WIDGETS[language];
