import type { JSX } from "preact";
import type { Film } from "../../lib/catalog/film.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { genreName } from "../../lib/ui/messages/genres.ts";
import { Star } from "../Star.tsx";

interface FilmFactsProps {
  readonly film: Film;
  readonly texts: Texts;
}

/** Year, length and language of a film, and its genres. */
export function FilmFacts({ film, texts: { m, f, language } }: FilmFactsProps): JSX.Element {
  const facts = [
    film.year === null ? null : String(film.year),
    film.runtimeMinutes === null ? null : m.film.minutes(film.runtimeMinutes),
    film.language === null ? null : f.languageName(film.language),
  ];
  return (
    <>
      <p class="film-facts">{facts.filter((fact) => fact !== null).join(" · ")}</p>
      {film.genres.length > 0 && (
        <ul class="chips" role="list">
          {film.genres.map((genre) => (
            <li key={genre}>
              <a class="chip" href={`/films?genre=${encodeURIComponent(genre)}`}>
                {genreName(language, genre)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What people here and at TMDB think of a film, each on its own scale. */
export function FilmScores({ film, texts: { m, f } }: FilmFactsProps): JSX.Element {
  return (
    <dl class="scores">
      <div>
        <dt class="label">
          {film.ratingCount === 0 ? m.film.unrated : m.film.ratedBy(film.ratingCount)}
        </dt>
        {film.ratingMean !== null && (
          <dd class="score">
            <Star />
            {f.stars(film.ratingMean)}
          </dd>
        )}
      </div>
      {film.voteAverage !== null && film.voteCount > 0 && (
        <div>
          <dt class="label">{m.film.tmdbVotes(film.voteCount)}</dt>
          <dd class="score score--other">
            {f.decimal(film.voteAverage, 1)}
            <span class="score-scale">/ 10</span>
          </dd>
        </div>
      )}
    </dl>
  );
}
