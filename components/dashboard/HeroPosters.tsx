import type { JSX } from "preact";
import type { FilmCard } from "../../lib/ui/cards.ts";
import { Poster } from "../Poster.tsx";

/** The most rated films as a wall of posters: an ornament, for the same films are listed below. */
export function HeroPosters({ films }: { readonly films: readonly FilmCard[] }): JSX.Element {
  return (
    <div class="hero-posters" aria-hidden="true">
      {films.map((film) => <Poster key={film.id} film={film} eager />)}
    </div>
  );
}
