import type { JSX } from "preact";
import type { Surprise } from "../../lib/pages/person.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { FilmHeading } from "./FilmHeading.tsx";

interface SurprisesProps {
  readonly surprises: readonly Surprise[];
  readonly texts: Texts;
}

/** Ratings that the model would not have expected, the largest surprise first. */
export function Surprises({ surprises, texts: { m, f } }: SurprisesProps): JSX.Element {
  return (
    <table class="ranking">
      <thead>
        <tr>
          <th scope="col">{m.dashboard.film}</th>
          <th scope="col" class="is-number">{m.person.gave}</th>
          <th scope="col" class="is-number">{m.person.expected}</th>
        </tr>
      </thead>
      <tbody>
        {surprises.map(({ film, rating, expected }) => (
          <tr key={film.id}>
            <FilmHeading film={film} />
            <td class="is-number">{f.step(rating)}</td>
            <td class="is-number soft">{f.stars(expected)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
