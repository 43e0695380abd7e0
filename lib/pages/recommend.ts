import { z } from "zod";
import { type FilmKinds, filmKinds } from "../catalog/film_kinds.ts";
import type { Film } from "../catalog/film.ts";
import { getFilms } from "../catalog/films.ts";
import { findFilms } from "../catalog/find_films.ts";
import { getPerson, type PeopleRange, peopleRange, type Person } from "../catalog/people.ts";
import { getStatistic } from "../catalog/statistics.ts";
import { type FilmId, filmId, userId } from "../ids.ts";
import type { RecommendationQuery } from "../recommender/recommendation.ts";
import type { Site } from "../site.ts";
import { type FilmCard, filmCard, type PickCard, pickCard } from "../ui/cards.ts";
import type { FilterChoice } from "../ui/filter_choice.ts";
import type { Messages } from "../ui/messages/messages.ts";
import type { RatedFilm } from "../ui/rated_film.ts";
import { type GivenRating, LISTED_RATINGS, readRatings } from "../ui/ratings_text.ts";
import { complaintOf, filterFields, idField } from "./fields.ts";
import { pageError } from "./page_error.ts";
import { readInput } from "./read_input.ts";

const schema = z.object({
  ...filterFields,
  user: idField.optional(),
  ratings: z.string().transform((text, ctx): GivenRating[] => {
    const ratings = readRatings(text);
    if (ratings === null) ctx.addIssue("expected film-stars pairs");
    return ratings ?? [];
  }).optional(),
  order: z.enum(["taste", "rating"]).default("taste"),
  explore: z.string().regex(/^(0(\.\d+)?|1(\.0+)?)$/).transform(Number).default(0),
});

type RecommendInput = z.infer<typeof schema>;

/** Films for somebody in the data. */
interface PersonView {
  readonly view: "person";
  readonly person: Person;
  readonly picks: readonly PickCard[];
}

/** Films for the visitor, and films for them to rate. */
interface VisitorView {
  readonly view: "visitor";
  readonly rated: readonly RatedFilm[];
  /** How many rated films this snapshot does not hold. */
  readonly gone: number;
  /** Those found where a title was asked for, else well known ones. */
  readonly suggestions: readonly FilmCard[];
  readonly q: string;
  readonly picks: readonly PickCard[];
}

/** What the page of recommendations shows. */
export type RecommendPage = (PersonView | VisitorView) & {
  readonly choice: FilterChoice;
  readonly kinds: FilmKinds;
  readonly people: PeopleRange;
};

const PICKS = 20;
const SUGGESTIONS = 12;

/** The films that an address asks for. @throws {HttpError} 400 or 404, with what to do next */
export async function recommendPage(
  site: Site,
  fields: URLSearchParams,
  m: Messages,
): Promise<RecommendPage> {
  const input = readInput(schema, fields, complaintOf(m));
  const [kinds, people] = await Promise.all([
    filmKinds(site.catalog),
    peopleRange(site.catalog),
  ]);
  const shared = { choice: choiceOf(input), kinds, people };
  if (input.user !== undefined) {
    return { ...shared, ...await forPerson(site, input, input.user, m) };
  }
  return { ...shared, ...await forVisitor(site, input) };
}

async function forPerson(
  site: Site,
  input: RecommendInput,
  id: number,
  m: Messages,
): Promise<PersonView> {
  const person = await getPerson(site.catalog, userId(id));
  if (person === null) throw pageError(404, m.recommend.missing(String(id)));
  const picks = await site.recommender.recommend(person.id, queryOf(input));
  return {
    view: "person",
    person,
    picks: picks.map((pick) => pickCard(pick, site.postersEnabled)),
  };
}

async function forVisitor(site: Site, input: RecommendInput): Promise<VisitorView> {
  const { catalog, recommender, postersEnabled } = site;
  const given = new Map((input.ratings ?? []).map(({ id, rating }) => [filmId(id), rating]));
  // A film that this snapshot does not hold is left out rather than refused: addresses live longer.
  const films = await getFilms(catalog, [...given.keys()]);
  const rated = films.map((film, at) => ({
    film: rowCard(film, postersEnabled && at >= films.length - LISTED_RATINGS),
    stars: given.get(film.id) ?? 0,
  }));
  const ratings = films.map(({ id }) => ({ id, rating: given.get(id) ?? 0 }));
  const [picks, suggestions] = await Promise.all([
    recommender.recommendVisitor(ratings, queryOf(input)),
    suggestionsOf(site, input.q, given),
  ]);
  return {
    view: "visitor",
    rated,
    gone: given.size - films.length,
    suggestions,
    q: input.q ?? "",
    picks: picks.map((pick) => pickCard(pick, postersEnabled)),
  };
}

/** What a row shows of a rated film: up to 200 of them have to leave the page light. */
const rowCard = (film: Film, postersEnabled: boolean): FilmCard => ({
  ...filmCard(film, postersEnabled),
  genres: film.genres.slice(0, 1), // the one that its drawing is coloured by
  mean: null,
});

async function suggestionsOf(
  { catalog, titles, postersEnabled }: Site,
  q: string | undefined,
  rated: ReadonlyMap<FilmId, number>,
): Promise<FilmCard[]> {
  // What was searched for may be rated: it is how the stars of a film that is not listed are changed.
  const films = q === undefined
    ? (await getFilms(
      catalog,
      (await getStatistic(catalog, "top_films_by_count")).map(({ filmId }) => filmId),
    )).filter(({ id }) => !rated.has(id))
    : (await findFilms(catalog, titles, { q, sort: "relevance", limit: SUGGESTIONS, offset: 0 }))
      .items;
  return films.slice(0, SUGGESTIONS).map((film) => filmCard(film, postersEnabled));
}

const queryOf = (input: RecommendInput): RecommendationQuery => ({
  genre: input.genre,
  language: input.language,
  yearFrom: input.year_from,
  yearTo: input.year_to,
  order: input.order,
  explore: input.explore,
  includeSeen: false,
  limit: PICKS,
});

const choiceOf = (input: RecommendInput): FilterChoice => ({
  genre: input.genre ?? "",
  language: input.language ?? "",
  year_from: input.year_from === undefined ? "" : String(input.year_from),
  year_to: input.year_to === undefined ? "" : String(input.year_to),
  order: input.order,
  explore: String(input.explore),
});
