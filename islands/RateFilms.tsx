import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ClearRatings } from "../components/recommend/ClearRatings.tsx";
import { FilterFields } from "../components/recommend/FilterFields.tsx";
import { ImportForm, RatingsFile } from "../components/recommend/RatingsFile.tsx";
import { RateList } from "../components/recommend/RateList.tsx";
import { Picks } from "../components/Picks.tsx";
import type { FilmKinds } from "../lib/catalog/film_kinds.ts";
import type { FilmCard, PickCard } from "../lib/ui/cards.ts";
import { choiceFields, type FilterChoice } from "../lib/ui/filter_choice.ts";
import type { UiLanguage } from "../lib/ui/language.ts";
import { widgetsOf } from "../lib/ui/messages/widgets.ts";
import { givenRatings, type RatedFilm } from "../lib/ui/rated_film.ts";
import { LISTED_RATINGS, writeRatings } from "../lib/ui/ratings_text.ts";
import { useFilmSearch } from "../lib/ui/use_film_search.ts";
import { useVisitorList } from "../lib/ui/use_visitor_list.ts";

interface RateFilmsProps {
  readonly language: UiLanguage;
  readonly postersEnabled: boolean;
  readonly kinds: FilmKinds;
  readonly choice: FilterChoice;
  readonly rated: readonly RatedFilm[];
  /** How many films of the address the catalogue does not hold. */
  readonly gone: number;
  /** Films to rate, found by `q` where that is not empty. */
  readonly suggestions: readonly FilmCard[];
  readonly q: string;
  readonly picks: readonly PickCard[];
}

/** Id of the button that asks for the list; the other one searches. */
const RECOMMEND = "recommend";

/**
 * Rates films and lists what the visitor would enjoy. Without a script the whole is one form that
 * leads to the address of the same list; with one the list follows every star.
 */
export default function RateFilms(props: RateFilmsProps): JSX.Element {
  const { language, postersEnabled, kinds } = props;
  const { rate: say, filter } = widgetsOf(language);
  const list = useVisitorList(props);
  const search = useFilmSearch(props.q, props.suggestions, postersEnabled);
  // Rows keep their places while they are rated, so that the keyboard's focus does.
  const [mine, setMine] = useState(() => props.rated.map(({ film }) => film));
  // A long list's older rows wait until they are asked for: each click would lay all of them out.
  const [showsAll, setShowsAll] = useState(false);
  const [isAwake, setAwake] = useState(false);
  const results = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setAwake(true);
    return list.restore((rated) => setMine(rated.map(({ film }) => film)));
  }, []);
  // What was rated among the films found stays in sight when others are looked for.
  useEffect(() => {
    const found = new Set(search.films.map(({ id }) => id));
    setMine((rows) => {
      const known = new Set(rows.map(({ id }) => id));
      const gone = list.rated.filter(({ film: { id } }) => !known.has(id) && !found.has(id));
      return gone.length === 0 ? rows : [...rows, ...gone.map(({ film }) => film)];
    });
  }, [search.films]);

  const stars = new Map(list.rated.map(({ film, stars }) => [film.id, stars]));
  const shown = showsAll ? mine : mine.slice(-LISTED_RATINGS);
  const shownIds = new Set(shown.map(({ id }) => id));
  const others = search.films.filter(({ id }) => !shownIds.has(id));
  const picks = useMemo(
    () => <Picks picks={list.picks} language={language} />,
    [list.picks, language],
  );
  const unseen = mine.length - shown.length;
  const shared = { stars, language, onRate: list.rate };

  return (
    <>
      <form
        class="split split--rate"
        method="post"
        action="/recommend"
        onSubmit={(event) => {
          event.preventDefault();
          if (event.submitter?.id === RECOMMEND) {
            list.ask();
            results.current?.focus();
          } else search.now();
        }}
      >
        <div class="stack stack--loose">
          <div class="stack">
            <h2>{say.heading}</h2>
            <p class="soft">{say.hint}</p>
          </div>
          <div class="field">
            <label for="q">{say.find}</label>
            <div class="join">
              <input
                class="input"
                type="search"
                id="q"
                name="q"
                maxLength={200}
                autocomplete="off"
                value={search.words}
                placeholder={say.findPlaceholder}
                onInput={(event) => search.type(event.currentTarget.value)}
              />
              <button class="button button--quiet" type="submit">{say.findSubmit}</button>
            </div>
            <p class="field-hint" role="status">
              {search.hasFailed ? say.findFailed : search.foundNothing && say.foundNone}
            </p>
          </div>
          <RateList
            {...shared}
            heading={search.isSearching ? say.found : say.suggestions}
            films={others}
          />
          <RateList {...shared} heading={say.yours(list.rated.length)} films={shown} />
          {unseen > 0 && (
            <p class="soft">
              <input
                type="hidden"
                name="ratings"
                value={writeRatings(givenRatings(list.rated.slice(0, unseen)))}
              />
              {say.unseen(unseen)}
            </p>
          )}
          {isAwake && mine.length > LISTED_RATINGS && (
            <p>
              <button
                class="button button--quiet"
                type="button"
                aria-expanded={showsAll}
                onClick={() => setShowsAll(!showsAll)}
              >
                {say.showAll(mine.length)}
              </button>
            </p>
          )}
          <div class="row">
            <button class="button" type="submit" id={RECOMMEND}>{say.submit}</button>
            <ClearRatings list={list} language={language} />
          </div>
          <RatingsFile ratings={writeRatings(givenRatings(list.rated))} language={language} />
        </div>
        <div class="stack stack--loose" id="picks" ref={results} tabIndex={-1}>
          <h2>{say.results}</h2>
          <details class="more" open={choiceFields(props.choice).length > 0}>
            <summary>{filter.heading}</summary>
            <div class="stack filters">
              <FilterFields
                choice={list.choice}
                kinds={kinds}
                language={language}
                onChoose={list.choose}
              />
            </div>
          </details>
          <p class="soft" role="status">{list.status}</p>
          <div aria-busy={list.isBusy}>
            {picks}
          </div>
        </div>
      </form>
      <ImportForm />
    </>
  );
}
