import type { JSX } from "preact";
import { type PersonPage, RATED_ORDERS } from "../../lib/pages/person.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { Pager } from "../Pager.tsx";
import { FilmHeading } from "./FilmHeading.tsx";

interface RatedFilmsProps {
  readonly data: PersonPage;
  readonly texts: Texts;
}

/** Everything a person rated, a page at a time. */
export function RatedFilms({ data, texts: { m, f } }: RatedFilmsProps): JSX.Element {
  const { person, rated, input, pages } = data;
  const address = (sort: string, page: number): string =>
    `/users/${person.id}?sort=${sort}&page=${page}#rated`;
  return (
    <div class="stack">
      <nav class="segments" aria-label={m.films.sort}>
        {RATED_ORDERS.map((order) => (
          <a
            key={order}
            class="segment"
            href={address(order, 1)}
            aria-current={order === input.sort ? "true" : "false"}
          >
            {m.person.ratedSorts[order]}
          </a>
        ))}
      </nav>
      <table class="ranking">
        <thead>
          <tr>
            <th scope="col">{m.dashboard.film}</th>
            <th scope="col" class="is-number">{m.person.gave}</th>
            <th scope="col" class="is-number">{m.person.when}</th>
          </tr>
        </thead>
        <tbody>
          {rated.map(({ film, rating, time }) => (
            <tr key={film.id}>
              <FilmHeading film={film} />
              <td class="is-number">{f.step(rating)}</td>
              <td class="is-number soft">
                <time datetime={time}>{f.shortDate(time)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager
        m={m}
        page={input.page}
        pages={pages}
        addressOf={(page) => address(input.sort, page)}
      />
    </div>
  );
}
