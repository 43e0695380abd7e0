import type { JSX } from "preact";
import type { FilmKinds } from "../lib/catalog/film_kinds.ts";
import { languageNames } from "../lib/ui/film_languages.ts";
import type { UiLanguage } from "../lib/ui/language.ts";
import { genreName } from "../lib/ui/messages/genres.ts";
import { widgetsOf } from "../lib/ui/messages/widgets.ts";

/** What narrows a list of films, as a form holds it; empty for any. */
export interface Narrowing {
  readonly genre: string;
  readonly language: string;
  readonly year_from: string;
  readonly year_to: string;
}

interface NarrowingFieldsProps {
  readonly chosen: Narrowing;
  readonly kinds: FilmKinds;
  readonly language: UiLanguage;
  readonly onChange?: (event: JSX.TargetedEvent<HTMLInputElement | HTMLSelectElement>) => void;
}

/** The fields of a genre, a language and years; one that the catalogue knows nothing of is left out. */
export function NarrowingFields(
  { chosen, kinds, language, onChange }: NarrowingFieldsProps,
): JSX.Element {
  const { filter: say } = widgetsOf(language);
  const genres = kinds.genres.map((name) => [name, genreName(language, name)] as const);
  const choices = [
    { name: "genre", label: say.genre, any: say.anyGenre, options: genres },
    {
      name: "language",
      label: say.language,
      any: say.anyLanguage,
      options: languageNames(language, kinds.languages, chosen.language),
    },
  ] as const;
  return (
    <>
      {choices.filter(({ options }) => options.length > 0).map(({ name, label, any, options }) => (
        <div class="field" key={name}>
          <label for={name}>{label}</label>
          <select class="input" id={name} name={name} onChange={onChange}>
            <option value="">{any}</option>
            {options.map(([value, text]) => (
              <option key={value} value={value} selected={chosen[name] === value}>{text}</option>
            ))}
          </select>
        </div>
      ))}
      <div class="field-pair">
        {(["year_from", "year_to"] as const).map((name) => (
          <div class="field" key={name}>
            <label for={name}>{name === "year_from" ? say.yearFrom : say.yearTo}</label>
            <input
              class="input"
              id={name}
              name={name}
              inputMode="numeric"
              pattern="[0-9]{4}"
              maxLength={4}
              value={chosen[name]}
              onChange={onChange}
            />
          </div>
        ))}
      </div>
    </>
  );
}
