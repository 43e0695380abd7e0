import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { FilmCard } from "../../lib/ui/cards.ts";
import type { UiLanguage } from "../../lib/ui/language.ts";
import { RateRow, type StarInputProps } from "../StarInput.tsx";

interface RateListProps {
  readonly heading: string;
  readonly films: readonly FilmCard[];
  /** Stars given, by the film's number. */
  readonly stars: ReadonlyMap<number, number>;
  readonly language: UiLanguage;
  readonly onRate?: (film: FilmCard, stars: number | null) => void;
}

/** Films with their stars to give, under a heading; nothing without films. */
export function RateList(
  { heading, films, stars, language, onRate }: RateListProps,
): JSX.Element | null {
  if (films.length === 0) return null;
  return (
    <section class="stack">
      <h3>{heading}</h3>
      <ul class="rate-list" role="list">
        {films.map((film) => (
          <Row
            key={film.id}
            film={film}
            value={stars.get(film.id) ?? null}
            language={language}
            onRate={onRate}
          />
        ))}
      </ul>
    </section>
  );
}

/** Drawn anew where something of its own has changed alone: a list may have 200 rows. */
function Row(props: StarInputProps): JSX.Element {
  const { film, value, language, onRate } = props;
  return useMemo(() => <RateRow {...props} />, [film, value, language, onRate]);
}
