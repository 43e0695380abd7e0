import type { JSX } from "preact";
import type { Film } from "../../lib/catalog/film.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";

/** When a film came out, and where else it is described. */
export function FilmLinks({ film, texts: { m, f } }: { film: Film; texts: Texts }): JSX.Element {
  return (
    <p class="film-links">
      {film.releaseDate !== null && <span>{m.film.facts.released(f.date(film.releaseDate))}</span>}
      <a href={`https://www.themoviedb.org/movie/${film.id}`} rel="noopener">
        {m.film.facts.tmdb}
      </a>
      {film.imdbId !== null && (
        <a href={`https://www.imdb.com/title/${film.imdbId}/`} rel="noopener">
          {m.film.facts.imdb}
        </a>
      )}
    </p>
  );
}
