import type { JSX } from "preact";
import { filmLanguages } from "../../lib/ui/film_languages.ts";
import type { FilterChoice } from "../../lib/ui/filter_choice.ts";
import type { UiLanguage } from "../../lib/ui/language.ts";
import { genreName } from "../../lib/ui/messages/genres.ts";
import { widgetsOf } from "../../lib/ui/messages/widgets.ts";

interface FilterFieldsProps {
  readonly choice: FilterChoice;
  readonly genres: readonly string[];
  readonly language: UiLanguage;
  /** Told of every settled change; without it the form is sent as it is. */
  readonly onChoose?: (name: keyof FilterChoice, value: string) => void;
}

/** The fields that narrow and order a list of recommendations. */
export function FilterFields(
  { choice, genres, language, onChoose }: FilterFieldsProps,
): JSX.Element {
  const { filter: say } = widgetsOf(language);
  const onChange = onChoose &&
    ((event: JSX.TargetedEvent<HTMLInputElement | HTMLSelectElement>): void => {
      const { name, value } = event.currentTarget;
      if (name in choice) onChoose(name as keyof FilterChoice, value);
    });
  return (
    <>
      <fieldset class="field">
        <legend>{say.order}</legend>
        <div class="segments segments--radio">
          {(["taste", "rating"] as const).map((order) => (
            <label key={order}>
              <input
                type="radio"
                name="order"
                value={order}
                checked={choice.order === order}
                onChange={onChange}
              />
              {order === "taste" ? say.byTaste : say.byRating}
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field">
        <label for="explore">{say.explore}</label>
        <input
          class="range"
          type="range"
          id="explore"
          name="explore"
          min="0"
          max="1"
          step="0.25"
          value={choice.explore}
          onChange={onChange}
        />
        <p class="range-ends" aria-hidden="true">
          <span>{say.familiar}</span>
          <span>{say.adventurous}</span>
        </p>
      </div>
      <div class="field">
        <label for="genre">{say.genre}</label>
        <select class="input" id="genre" name="genre" onChange={onChange}>
          <option value="">{say.anyGenre}</option>
          {genres.map((genre) => (
            <option key={genre} value={genre} selected={choice.genre === genre}>
              {genreName(language, genre)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="language">{say.language}</label>
        <select class="input" id="language" name="language" onChange={onChange}>
          <option value="">{say.anyLanguage}</option>
          {filmLanguages(language, choice.language).map(([code, name]) => (
            <option key={code} value={code} selected={choice.language === code}>{name}</option>
          ))}
        </select>
      </div>
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
              value={choice[name]}
              onChange={onChange}
            />
          </div>
        ))}
      </div>
    </>
  );
}
