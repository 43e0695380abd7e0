import type { JSX } from "preact";
import type { TopFilm } from "../../lib/catalog/statistics.ts";
import { statisticCsv } from "../../lib/ui/figures/rows.ts";
import type { Texts } from "../../lib/ui/figures/texts.ts";
import { isolated } from "../../lib/ui/isolated.ts";

interface TopFilmsProps {
  readonly films: readonly TopFilm[];
  /** What they are ranked by. */
  readonly by: "mean" | "count";
  readonly texts: Texts;
}

/** The first films of a ranking: a table whose rows carry bars, and so its own chart. */
export function TopFilms({ films, by, texts: { m, f } }: TopFilmsProps): JSX.Element {
  const name = by === "mean" ? "top_films_by_mean" : "top_films_by_count";
  const label = by === "mean" ? m.dashboard.labels.topByMean : m.dashboard.labels.topByCount;
  const value = (film: TopFilm): number => by === "mean" ? film.dampedMean : film.ratings;
  // A bar of a mean is the way from the worst to the best that can be given.
  const length = (film: TopFilm): number =>
    by === "mean" ? (film.dampedMean - 0.5) / 4.5 : film.ratings / films[0].ratings;
  return (
    <figure class="plate" id={name} aria-labelledby={`${name}-label`}>
      <figcaption>
        <h3 class="label" id={`${name}-label`}>{label}</h3>
        <p class="plate-finding">{findingOf(films, by, m)}</p>
      </figcaption>
      <table class="ranking">
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">#</span>
            </th>
            <th scope="col">{m.dashboard.film}</th>
            <th scope="col" class="is-number">
              {by === "mean" ? m.dashboard.damped : m.units.ratings}
            </th>
            <th scope="col" class="is-number">
              {by === "mean" ? m.units.ratings : m.units.mean}
            </th>
          </tr>
        </thead>
        <tbody>
          {films.map((film, index) => (
            <tr key={film.filmId}>
              <td class="rank">{index + 1}</td>
              <th scope="row">
                <a href={`/films/${film.filmId}`}>
                  <bdi>{film.title}</bdi>
                </a>
                {film.year !== null && <span class="pick-year">{film.year}</span>}
                <svg class="ranking-bar" aria-hidden="true">
                  <rect class="ranking-ground" width="100%" height="4" />
                  <rect width={`${(length(film) * 100).toFixed(1)}%`} height="4" />
                </svg>
              </th>
              <td class="is-number">
                {by === "mean" ? f.stars(value(film)) : f.count(value(film))}
              </td>
              <td class="is-number soft">
                {by === "mean" ? f.count(film.ratings) : f.stars(film.mean)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="plate-foot">
        <a href={statisticCsv(name)} download={`${name}.csv`} aria-label={m.figure.csvOf(label)}>
          {m.figure.csv}
        </a>
      </div>
    </figure>
  );
}

function findingOf(films: readonly TopFilm[], by: "mean" | "count", m: Texts["m"]): string {
  const first = films[0];
  if (first === undefined) return m.figure.none;
  const title = isolated(first.title);
  return by === "mean"
    ? m.dashboard.findings.topByMean(title, first.dampedMean)
    : m.dashboard.findings.topByCount(title, first.ratings);
}
