import type { JSX } from "preact";
import type { FilmKinds } from "../lib/catalog/film_kinds.ts";
import FilmSearch from "../islands/FilmSearch.tsx";
import { FILM_ORDERS, type FilmOrder, type FilmsInput, orderInForce } from "../lib/pages/films.ts";
import type { Texts } from "../lib/ui/figures/texts.ts";
import { widgetsOf } from "../lib/ui/messages/widgets.ts";
import { type Narrowing, NarrowingFields } from "./NarrowingFields.tsx";

interface FilmFiltersProps {
  readonly input: FilmsInput;
  readonly kinds: FilmKinds;
  readonly texts: Texts;
}

/** The form of the list of films: a search, filters and the order, all kept in the address. */
export function FilmFilters({ input, kinds, texts }: FilmFiltersProps): JSX.Element {
  const { m, language } = texts;
  const { filter, rate } = widgetsOf(language);
  return (
    <form class="stack" action="/films" role="search" aria-label={m.films.title}>
      <div class="field">
        <label for="q">{m.films.search}</label>
        <FilmSearch q={input.q ?? ""} hint={m.films.searchHint} failed={rate.findFailed} />
      </div>
      <details class="more fold" open={isNarrowed(input)}>
        <summary>{filter.heading}</summary>
        <div class="stack">
          <div class="field">
            <label for="sort">{m.films.sort}</label>
            <select class="input" id="sort" name="sort">
              {ordersFor(input).map((order, at) => (
                <option
                  key={order}
                  value={at === 0 ? "" : order}
                  selected={order === orderInForce(input)}
                >
                  {m.films.sorts[order]}
                </option>
              ))}
            </select>
          </div>
          <NarrowingFields chosen={chosenOf(input)} kinds={kinds} language={language} />
        </div>
      </details>
      <div class="row">
        <button class="button" type="submit">{m.films.submit}</button>
        <a class="button button--quiet" href="/films">{m.films.clear}</a>
      </div>
    </form>
  );
}

/** The first is that of a form which asks for none; without words no title fits better than another. */
const ordersFor = ({ q }: FilmsInput): readonly FilmOrder[] =>
  FILM_ORDERS.filter((order) => order !== "relevance" || q?.trim());

const isNarrowed = ({ genre, language, year_from, year_to, sort }: FilmsInput): boolean =>
  sort !== FILM_ORDERS[0] ||
  [genre, language, year_from, year_to].some((field) => field !== undefined);

const chosenOf = ({ genre, language, year_from, year_to }: FilmsInput): Narrowing => ({
  genre: genre ?? "",
  language: language ?? "",
  year_from: String(year_from ?? ""),
  year_to: String(year_to ?? ""),
});
