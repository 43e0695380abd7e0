import type { JSX } from "preact";
import FilmSearch from "../islands/FilmSearch.tsx";
import { FILM_ORDERS, type FilmsInput } from "../lib/pages/films.ts";
import type { Texts } from "../lib/ui/figures/texts.ts";
import { filmLanguages } from "../lib/ui/film_languages.ts";
import { genreName } from "../lib/ui/messages/genres.ts";
import { widgetsOf } from "../lib/ui/messages/widgets.ts";

interface FilmFiltersProps {
  readonly input: FilmsInput;
  readonly genres: readonly string[];
  readonly texts: Texts;
}

/** The form of the list of films: a search, filters and the order, all kept in the address. */
export function FilmFilters({ input, genres, texts }: FilmFiltersProps): JSX.Element {
  const { m, language } = texts;
  const { filter } = widgetsOf(language);
  return (
    <form class="stack" action="/films" role="search" aria-label={m.films.title}>
      <div class="field">
        <label for="q">{m.films.search}</label>
        <FilmSearch q={input.q ?? ""} hint={m.films.searchHint} />
      </div>
      <details class="more fold" open={isNarrowed(input)}>
        <summary>{filter.heading}</summary>
        <div class="stack">
          <div class="field">
            <label for="sort">{m.films.sort}</label>
            <select class="input" id="sort" name="sort">
              {FILM_ORDERS.map((order) => (
                <option key={order} value={order} selected={order === input.sort}>
                  {m.films.sorts[order]}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="genre">{filter.genre}</label>
            <select class="input" id="genre" name="genre">
              <option value="">{filter.anyGenre}</option>
              {genres.map((genre) => (
                <option key={genre} value={genre} selected={genre === input.genre}>
                  {genreName(language, genre)}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="language">{filter.language}</label>
            <select class="input" id="language" name="language">
              <option value="">{filter.anyLanguage}</option>
              {filmLanguages(language, input.language ?? "").map(([code, name]) => (
                <option key={code} value={code} selected={code === input.language}>{name}</option>
              ))}
            </select>
          </div>
          <div class="field-pair">
            {(["year_from", "year_to"] as const).map((name) => (
              <div class="field" key={name}>
                <label for={name}>{name === "year_from" ? filter.yearFrom : filter.yearTo}</label>
                <input
                  class="input"
                  id={name}
                  name={name}
                  inputMode="numeric"
                  pattern="[0-9]{4}"
                  maxLength={4}
                  value={input[name] ?? ""}
                />
              </div>
            ))}
          </div>
        </div>
      </details>
      <div class="row">
        <button class="button" type="submit">{m.films.submit}</button>
        <a class="button button--quiet" href="/films">{m.films.clear}</a>
      </div>
    </form>
  );
}

const isNarrowed = ({ genre, language, year_from, year_to, sort }: FilmsInput): boolean =>
  sort !== FILM_ORDERS[0] ||
  [genre, language, year_from, year_to].some((field) => field !== undefined);
