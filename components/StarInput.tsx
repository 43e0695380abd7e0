import type { JSX } from "preact";
import type { FilmCard } from "../lib/ui/cards.ts";
import { isolated } from "../lib/ui/isolated.ts";
import type { UiLanguage } from "../lib/ui/language.ts";
import { widgetsOf } from "../lib/ui/messages/widgets.ts";
import { Poster } from "./Poster.tsx";

export interface StarInputProps {
  readonly film: FilmCard;
  /** In half stars, `null` where it is not rated. */
  readonly value: number | null;
  readonly language: UiLanguage;
  /** Told of every change; without it the form is sent as it is. */
  readonly onRate?: (film: FilmCard, stars: number | null) => void;
}

const STEPS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];
/** Open where the halves meet, so that no line is drawn between them. */
const LEFT_HALF = "M24 1l-6.2 6.8L4 9.6l10.1 9.6L11.6 33 24 26.3";
const RIGHT_HALF = "M0 1l6.2 6.8L20 9.6 9.9 19.2 12.4 33 0 26.3";

/**
 * A rating in half stars: radio buttons, so that arrow keys, touch and a form without a script all
 * work. Each half is 24 px wide (WCAG 2.2, 2.5.8).
 */
export function StarInput({ film, value, language, onRate }: StarInputProps): JSX.Element {
  const { stars: say } = widgetsOf(language);
  const name = `rate-${film.id}`;
  return (
    <fieldset class="rate">
      <legend class="sr-only">{say.legend(isolated(film.title))}</legend>
      <span class="rate-stars">
        {STEPS.map((step) => (
          <label class="rate-half" key={step}>
            <input
              type="radio"
              name={name}
              value={step}
              checked={value === step}
              aria-label={say.give(step)}
              onChange={onRate && (() => onRate(film, step))}
            />
            <svg viewBox="0 0 24 34" aria-hidden="true">
              <path d={step % 1 === 0 ? RIGHT_HALF : LEFT_HALF} />
            </svg>
          </label>
        ))}
      </span>
      <label class="rate-none">
        <input
          type="radio"
          name={name}
          value=""
          checked={value === null}
          aria-label={say.none}
          onChange={onRate && (() => onRate(film, null))}
        />
        <svg viewBox="0 0 14 14" aria-hidden="true">
          <path d="M2 2l10 10M12 2L2 12" />
        </svg>
      </label>
    </fieldset>
  );
}

/** A film with its stars to give. */
export function RateRow(props: StarInputProps): JSX.Element {
  const { film } = props;
  return (
    <li class="rate-row">
      <Poster film={film} bare />
      <p class="film-title">
        <bdi>{film.title}</bdi> {film.year !== null && <span class="pick-year">{film.year}</span>}
      </p>
      <StarInput {...props} />
    </li>
  );
}
