import { z } from "zod";
import { getFilms } from "../catalog/films.ts";
import { getPerson, type Person, personRatedFilms, personRatings } from "../catalog/people.ts";
import type { PersonRating } from "../catalog/person_ratings.ts";
import { getStatistic } from "../catalog/statistics.ts";
import { type UserId, userId } from "../ids.ts";
import type { Site } from "../site.ts";
import { type FilmCard, filmCard, type PickCard, pickCard } from "../ui/cards.ts";
import type { FigureSpec } from "../ui/charts/spec.ts";
import { personHistogramFigure } from "../ui/figures/histogram.ts";
import { personActivityFigure } from "../ui/figures/person_activity.ts";
import { personGenresFigure } from "../ui/figures/person_genres.ts";
import type { Texts } from "../ui/figures/texts.ts";
import { complaintOf, idField, pageField } from "./fields.ts";
import { pageError } from "./page_error.ts";
import { pagesOf, readInput } from "./read_input.ts";

/** A film that somebody rated. */
export interface RatedCard {
  readonly film: FilmCard;
  readonly rating: number;
  /** ISO time. */
  readonly time: string;
}

/** A rating that the model would not have expected. */
export interface Surprise {
  readonly film: FilmCard;
  readonly rating: number;
  readonly expected: number;
}

/** The orders of a person's own ratings, the first where none is asked for. */
export const RATED_ORDERS = ["-timestamp", "-rating", "rating", "title"] as const;

const PER_PAGE = 25;
const PICKS = 5;
const SURPRISES = 6;

const schema = z.object({ sort: z.enum(RATED_ORDERS).default(RATED_ORDERS[0]), page: pageField });

/** What a person's page shows. */
export interface PersonPage {
  readonly person: Person;
  readonly everybodyMean: number;
  readonly input: z.infer<typeof schema>;
  readonly histogram: FigureSpec;
  readonly genres: FigureSpec | null;
  readonly activity: FigureSpec | null;
  readonly surprises: readonly Surprise[];
  readonly picks: readonly PickCard[];
  readonly rated: readonly RatedCard[];
  readonly pages: number;
}

/**
 * A person in figures.
 * @param text their number, as in the address
 * @throws {HttpError} 400 for input that cannot be read, 404 for a number that nobody has
 * and for a page beyond the last
 */
export async function personPage(
  site: Site,
  text: string,
  fields: URLSearchParams,
  texts: Texts,
): Promise<PersonPage> {
  const { catalog, recommender, postersEnabled } = site;
  const { m } = texts;
  const parsed = idField.safeParse(text);
  if (!parsed.success) throw pageError(400, m.recommend.badPerson(text.slice(0, 40)));
  const input = readInput(schema, fields, complaintOf(m));
  const id = userId(parsed.data);
  const [person, ratings, rated] = await Promise.all([
    getPerson(catalog, id),
    personRatings(catalog, id),
    personRatedFilms(catalog, id, {
      sort: input.sort,
      limit: PER_PAGE,
      offset: (input.page - 1) * PER_PAGE,
    }),
  ]);
  if (person === null) throw pageError(404, m.person.missing(text));
  const query = { limit: PICKS, order: "taste", includeSeen: false, explore: 0 } as const;
  const [[totals], given, genres, picks] = await Promise.all([
    getStatistic(catalog, "totals"),
    getStatistic(catalog, "ratings_given"),
    getStatistic(catalog, "genres"),
    recommender.recommend(id, query),
  ]);
  const everybody = given.map(({ rating, ratings }) => ({ rating, count: ratings }));
  return {
    person,
    everybodyMean: totals.meanRating,
    input,
    histogram: personHistogramFigure(person.histogram, everybody, texts),
    genres: personGenresFigure(person.favouriteGenres, genres, texts),
    activity: personActivityFigure(ratings.map(({ timestamp }) => timestamp), texts),
    surprises: await surprisesOf(site, id, ratings),
    picks: picks.map((pick) => pickCard(pick, postersEnabled)),
    rated: rated.items.map(({ film, rating, timestamp }) => ({
      film: filmCard(film, postersEnabled),
      rating,
      time: new Date(timestamp * 1000).toISOString(),
    })),
    pages: pagesOf(rated.total, PER_PAGE, input.page, m),
  };
}

/** A person's ratings with the largest residuals. */
async function surprisesOf(
  { catalog, recommender, postersEnabled }: Site,
  person: UserId,
  ratings: readonly PersonRating[],
): Promise<Surprise[]> {
  const judged = await Promise.all(ratings.map(async ({ filmId, rating }) => {
    const { mean } = await recommender.predict(person, filmId);
    return { filmId, rating, expected: mean, residual: Math.abs(rating - mean) };
  }));
  const top = judged.sort((a, b) => b.residual - a.residual || a.filmId - b.filmId)
    .slice(0, SURPRISES);
  const films = await getFilms(catalog, top.map(({ filmId }) => filmId));
  const byId = new Map(films.map((film) => [film.id, film]));
  return top.flatMap(({ filmId, rating, expected }) => {
    const film = byId.get(filmId);
    return film ? [{ film: filmCard(film, postersEnabled), rating, expected }] : [];
  });
}
