import type { JSX } from "preact";
import type { FilmKinds } from "../../lib/catalog/film_kinds.ts";
import type { Person } from "../../lib/catalog/people.ts";
import type { PickCard } from "../../lib/ui/cards.ts";
import { choiceFields, type FilterChoice } from "../../lib/ui/filter_choice.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { widgetsOf } from "../../lib/ui/messages/widgets.ts";
import { Picks } from "../Picks.tsx";
import { FilterFields } from "./FilterFields.tsx";

interface PersonPicksProps {
  readonly person: Person;
  readonly picks: readonly PickCard[];
  readonly choice: FilterChoice;
  readonly kinds: FilmKinds;
  readonly texts: Texts;
}

/** What somebody in the data would enjoy, beside the form that narrows it. */
export function PersonPicks(
  { person, picks, choice, kinds, texts }: PersonPicksProps,
): JSX.Element {
  const { m, language } = texts;
  const { filter } = widgetsOf(language);
  const isPopular = picks.some((pick) => pick.isPopular);
  return (
    <div class="split">
      <form class="stack split-sticky" action="/recommend" aria-label={filter.heading}>
        <input type="hidden" name="user" value={person.id} />
        <details class="more fold" open={choiceFields(choice).length > 0}>
          <summary>{filter.heading}</summary>
          <div class="stack">
            <FilterFields choice={choice} kinds={kinds} language={language} />
            <button class="button" type="submit">{filter.apply}</button>
          </div>
        </details>
      </form>
      <section class="stack" aria-labelledby="picks-heading">
        <h2 id="picks-heading">{m.recommend.resultHeading(person.id)}</h2>
        <p class="soft">
          {isPopular
            ? m.recommend.popularHint
            : m.recommend.resultLede(person.ratingCount, person.ratingMean)}{" "}
          <a href={`/users/${person.id}`}>{m.recommend.profile}</a>
        </p>
        {picks.length === 0 && <p class="notice">{m.recommend.none}</p>}
        <Picks picks={picks} language={language} />
        <p class="soft">{m.recommend.share}</p>
      </section>
    </div>
  );
}
