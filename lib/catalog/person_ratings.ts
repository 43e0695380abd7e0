import { type FilmId, filmId, type UserId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import type { Film, Page } from "./film.ts";
import { getFilms } from "./films.ts";
import { queryRows } from "./query.ts";
import { number, type Row } from "./row.ts";

/** One rating of a person. */
export interface PersonRating {
  readonly filmId: FilmId;
  /** In stars. */
  readonly rating: number;
  /** Unix time in seconds. */
  readonly timestamp: number;
}

/** One rating of a person with the film itself. */
export interface RatedFilm extends Omit<PersonRating, "filmId"> {
  readonly film: Film;
}

/** How a person's ratings are ordered; a leading `-` means descending. Equal keys are ordered by film id. */
export type RatedFilmSort =
  | "rating"
  | "-rating"
  | "timestamp"
  | "-timestamp"
  | "title"
  | "-title";

/** One page of a person's ratings. */
export interface RatedFilmQuery {
  readonly sort: RatedFilmSort;
  readonly limit: number;
  readonly offset: number;
}

const RATING_COLUMNS = "r.film_id, r.rating, epoch(r.timestamp)::DOUBLE AS seconds";

/** Everything a person rated, by ascending film id; empty for a number that nobody has. */
export function personRatings(catalog: Catalog, id: UserId): Promise<PersonRating[]> {
  const sql = `SELECT ${RATING_COLUMNS} FROM ratings r WHERE r.user_id = $id ORDER BY r.film_id`;
  return queryRows(catalog, sql, { id }, readRating);
}

const readRating = (row: Row): PersonRating => ({
  filmId: filmId(number(row, "film_id")),
  rating: number(row, "rating"),
  timestamp: number(row, "seconds"),
});

/** Orders that follow from a rating itself, equal keys by film id. */
const ORDER: Partial<Record<RatedFilmSort, (a: PersonRating, b: PersonRating) => number>> = {
  "rating": (a, b) => a.rating - b.rating || a.filmId - b.filmId,
  "-rating": (a, b) => b.rating - a.rating || a.filmId - b.filmId,
  "timestamp": (a, b) => a.timestamp - b.timestamp || a.filmId - b.filmId,
  "-timestamp": (a, b) => b.timestamp - a.timestamp || a.filmId - b.filmId,
};

/** One page of what a person rated, films included, with the number of all their ratings. */
export async function personRatedFilms(
  catalog: Catalog,
  id: UserId,
  { sort, limit, offset }: RatedFilmQuery,
): Promise<Page<RatedFilm>> {
  const order = ORDER[sort];
  const ratings = order === undefined
    ? await ratingsByTitle(catalog, id, sort === "title" ? "ASC" : "DESC")
    : (await personRatings(catalog, id)).sort(order);
  const shown = ratings.slice(offset, offset + limit);
  const films = await getFilms(catalog, shown.map(({ filmId }) => filmId));
  // every rated film is in the catalogue, so that both are in the same order
  const items = films.map((film, at) => ({
    film,
    rating: shown[at].rating,
    timestamp: shown[at].timestamp,
  }));
  return { total: ratings.length, items };
}

function ratingsByTitle(
  catalog: Catalog,
  id: UserId,
  direction: "ASC" | "DESC",
): Promise<PersonRating[]> {
  const sql = `SELECT ${RATING_COLUMNS} FROM ratings r JOIN films f ON f.id = r.film_id
WHERE r.user_id = $id ORDER BY f.title_folded ${direction}, r.film_id`;
  return queryRows(catalog, sql, { id }, readRating);
}
