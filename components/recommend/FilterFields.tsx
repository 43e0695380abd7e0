import type { JSX } from "preact";
import type { FilmKinds } from "../../lib/catalog/film_kinds.ts";
import type { FilterChoice } from "../../lib/ui/filter_choice.ts";
import type { UiLanguage } from "../../lib/ui/language.ts";
import { widgetsOf } from "../../lib/ui/messages/widgets.ts";
import { NarrowingFields } from "../NarrowingFields.tsx";

interface FilterFieldsProps {
  readonly choice: FilterChoice;
  readonly kinds: FilmKinds;
  readonly language: UiLanguage;
  /** Told of every settled change; without it the form is sent as it is. */
  readonly onChoose?: (name: keyof FilterChoice, value: string) => void;
}

/** The fields that narrow and order a list of recommendations. */
export function FilterFields(
  { choice, kinds, language, onChoose }: FilterFieldsProps,
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
      <NarrowingFields chosen={choice} kinds={kinds} language={language} onChange={onChange} />
    </>
  );
}
