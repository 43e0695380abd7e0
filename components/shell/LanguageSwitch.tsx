import type { JSX } from "preact";
import { LANGUAGES, type UiLanguage } from "../../lib/ui/language.ts";
import { PreferenceForm } from "./PreferenceForm.tsx";

interface LanguageSwitchProps {
  readonly language: UiLanguage;
  readonly label: string;
  readonly here: string;
}

const NAMES: Readonly<Record<UiLanguage, string>> = { en: "English", fr: "Français" };

/** The languages of the site, each under its own name. */
export function LanguageSwitch({ language, label, here }: LanguageSwitchProps): JSX.Element {
  return (
    <PreferenceForm here={here}>
      <div class="segments" role="group" aria-label={label}>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            class="segment"
            type="submit"
            name="language"
            value={one}
            lang={one}
            aria-pressed={one === language ? "true" : "false"}
            aria-label={`${one.toUpperCase()}, ${NAMES[one]}`}
          >
            {one.toUpperCase()}
          </button>
        ))}
      </div>
    </PreferenceForm>
  );
}
