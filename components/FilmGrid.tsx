import type { JSX } from "preact";
import type { FilmCard } from "../lib/ui/cards.ts";
import type { Texts } from "../lib/ui/figures/texts.ts";
import { Poster } from "./Poster.tsx";
import { Star } from "./Star.tsx";

interface FilmGridProps {
  readonly films: readonly FilmCard[];
  readonly texts: Texts;
  /** Smaller posters, for a list beside other things. */
  readonly compact?: boolean;
}

/** Films as posters with their titles. */
export function FilmGrid({ films, texts: { m, f }, compact }: FilmGridProps): JSX.Element {
  return (
    <ul class={compact ? "films films--row" : "films"} role="list">
      {films.map((film, index) => (
        <li class="film" key={film.id}>
          <Poster film={film} eager={index < 6} />
          <p class="film-title">
            <a href={`/films/${film.id}`}>
              <bdi>{film.title}</bdi>
            </a>
          </p>
          <p class="film-meta">
            {film.year !== null && <span class="number">{film.year}</span>}
            {film.mean !== null && (
              <span class="starred">
                <Star />
                {f.stars(film.mean)}
                <span class="sr-only">{m.units.meanStars}</span>
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
