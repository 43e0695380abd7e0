import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { UiLanguage } from "../lib/ui/language.ts";
import { widgetsOf } from "../lib/ui/messages/widgets.ts";
import { returnHere } from "../lib/ui/return_here.ts";

type Theme = "light" | "dark" | "system";

interface ThemeSwitchProps {
  readonly theme: Theme;
  readonly language: UiLanguage;
  readonly label: string;
  /** Id of the form, to which a field belongs that says where it leads back to. */
  readonly id: string;
}

const ICONS: Readonly<Record<Theme, string>> = {
  light:
    "M8 4.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 0 1 0-7zM8 .5v2M8 13.5v2M.5 8h2M13.5 8h2M2.7 2.7l1.4 1.4M11.9 11.9l1.4 1.4M2.7 13.3l1.4-1.4M11.9 4.1l1.4-1.4",
  dark: "M13.5 10A6 6 0 0 1 6 2.5a6 6 0 1 0 7.5 7.5z",
  system: "M1.5 2.5h13v9h-13zM5.5 14.5h5M8 11.5v3",
};

/**
 * Light, dark or as the system. A form of three buttons that leads back to the same page; with a
 * script the page changes at once and the choice is sent behind its back.
 */
export default function ThemeSwitch(
  { theme, language, label, id }: ThemeSwitchProps,
): JSX.Element {
  const [chosen, choose] = useState(theme);
  useEffect(returnHere, []);
  const names = widgetsOf(language).theme;
  const onSubmit = (event: JSX.TargetedSubmitEvent<HTMLFormElement>): void => {
    const { submitter } = event;
    if (!(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const next = submitter.value as Theme;
    choose(next);
    document.documentElement.dataset.theme = next;
    const body = new URLSearchParams({ theme: next });
    // Where the server cannot be reached the choice lasts as long as the page.
    fetch("/preferences", { method: "POST", body, redirect: "manual" }).catch(() => {});
  };
  return (
    <form id={id} method="post" action="/preferences" onSubmit={onSubmit}>
      <div class="segments" role="group" aria-label={label}>
        {(["light", "dark", "system"] as const).map((one) => (
          <button
            key={one}
            class="segment"
            type="submit"
            name="theme"
            value={one}
            aria-pressed={chosen === one ? "true" : "false"}
            aria-label={names[one]}
            title={names[one]}
          >
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <path
                d={ICONS[one]}
                fill="none"
                stroke="currentColor"
                stroke-width="1.5"
                stroke-linecap="round"
                stroke-linejoin="round"
              />
            </svg>
          </button>
        ))}
      </div>
    </form>
  );
}
