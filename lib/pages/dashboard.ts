import type { Catalog } from "../catalog/connection.ts";
import { getFilms } from "../catalog/films.ts";
import { getStatistic, type TopFilm, type Totals } from "../catalog/statistics.ts";
import type { Site } from "../site.ts";
import { type FilmCard, filmCard } from "../ui/cards.ts";
import type { FigureSpec } from "../ui/charts/spec.ts";
import { filmMeansFigure } from "../ui/figures/film_means.ts";
import { filmsByYearFigure } from "../ui/figures/films_by_year.ts";
import { genreCountsFigure, genreMeansFigure } from "../ui/figures/genres.ts";
import { peopleByRatingsFigure } from "../ui/figures/people_by_ratings.ts";
import { ratingsByHourFigure } from "../ui/figures/ratings_by_hour.ts";
import { ratingsByYearFigure } from "../ui/figures/ratings_by_year.ts";
import { ratingsGivenFigure } from "../ui/figures/ratings_given.ts";
import type { Texts } from "../ui/figures/texts.ts";

/** What the dashboard shows. */
export interface Dashboard {
  readonly totals: Totals;
  readonly filmMeans: FigureSpec;
  readonly ratingsGiven: FigureSpec;
  readonly people: FigureSpec;
  readonly filmsByYear: FigureSpec;
  readonly ratingsByYear: FigureSpec;
  readonly genreCounts: FigureSpec;
  readonly genreMeans: FigureSpec;
  readonly heat: FigureSpec;
  readonly topByMean: readonly TopFilm[];
  readonly topByCount: readonly TopFilm[];
  /** The most rated films, to be seen before anything is read. */
  readonly posters: readonly FilmCard[];
}

const POSTERS = 8;

/** What was made of a catalogue, for each language at most once with posters and once without. */
const made = new WeakMap<Catalog, Map<string, Promise<Dashboard>>>();

/**
 * The whole catalogue in figures, from its statistics tables alone. A published catalogue never
 * changes, so its figures are made once in a language.
 */
export async function dashboardOf(
  { catalog, postersEnabled }: Pick<Site, "catalog" | "postersEnabled">,
  texts: Texts,
): Promise<Dashboard> {
  const known = made.get(catalog) ?? new Map<string, Promise<Dashboard>>();
  made.set(catalog, known);
  const key = `${texts.language} ${postersEnabled}`;
  const dashboard = known.get(key) ?? makeDashboard(catalog, postersEnabled, texts);
  known.set(key, dashboard);
  try {
    return await dashboard;
  } catch (error) {
    known.delete(key);
    throw error;
  }
}

async function makeDashboard(
  catalog: Catalog,
  postersEnabled: boolean,
  texts: Texts,
): Promise<Dashboard> {
  const [
    [totals],
    filmMeans,
    ratingsGiven,
    people,
    filmsByYear,
    ratingsByYear,
    genres,
    hours,
    topByMean,
    topByCount,
  ] = await Promise.all([
    getStatistic(catalog, "totals"),
    getStatistic(catalog, "film_mean_ratings"),
    getStatistic(catalog, "ratings_given"),
    getStatistic(catalog, "people_by_ratings"),
    getStatistic(catalog, "films_by_year"),
    getStatistic(catalog, "ratings_by_year"),
    getStatistic(catalog, "genres"),
    getStatistic(catalog, "ratings_by_hour"),
    getStatistic(catalog, "top_films_by_mean"),
    getStatistic(catalog, "top_films_by_count"),
  ]);
  const wall = await getFilms(catalog, topByCount.slice(0, POSTERS).map(({ filmId }) => filmId));
  return {
    totals,
    filmMeans: filmMeansFigure(filmMeans, texts),
    ratingsGiven: ratingsGivenFigure(ratingsGiven, texts),
    people: peopleByRatingsFigure(people, texts),
    filmsByYear: filmsByYearFigure(filmsByYear, texts),
    ratingsByYear: ratingsByYearFigure(ratingsByYear, texts),
    genreCounts: genreCountsFigure(genres, totals.ratings, texts),
    genreMeans: genreMeansFigure(genres, texts),
    heat: ratingsByHourFigure(hours, texts),
    topByMean,
    topByCount,
    posters: wall.map((film) => filmCard(film, postersEnabled)),
  };
}
