import type { JSX } from "preact";

interface FilmHeadingProps {
  readonly film: { readonly id: number; readonly title: string; readonly year: number | null };
}

/** The heading of a table's row about a film. */
export function FilmHeading({ film }: FilmHeadingProps): JSX.Element {
  return (
    <th scope="row">
      <a href={`/films/${film.id}`}>
        <bdi>{film.title}</bdi>
      </a>
      {film.year !== null && <span class="pick-year">{film.year}</span>}
    </th>
  );
}
