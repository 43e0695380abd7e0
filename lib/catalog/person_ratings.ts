import { type FilmId, filmId, type UserId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import type { Film, Page } from "./film.ts";
import { FILM_COLUMNS, readFilm } from "./film_row.ts";
import { queryRow, queryRows } from "./query.ts";
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

const ORDER: Readonly<Record<RatedFilmSort, string>> = {
  "rating": "r.rating ASC, r.film_id",
  "-rating": "r.rating DESC, r.film_id",
  "timestamp": "r.timestamp ASC, r.film_id",
  "-timestamp": "r.timestamp DESC, r.film_id",
  "title": "f.title_folded ASC, r.film_id",
  "-title": "f.title_folded DESC, r.film_id",
};

/** One page of what a person rated, films included, with the number of all their ratings. */
export async function personRatedFilms(
  catalog: Catalog,
  id: UserId,
  { sort, limit, offset }: RatedFilmQuery,
): Promise<Page<RatedFilm>> {
  const [total, items] = await Promise.all([
    queryRow(
      catalog,
      "SELECT count(*)::INTEGER AS total FROM ratings r WHERE r.user_id = $id",
      { id },
      (row) => number(row, "total"),
    ),
    queryRows(
      catalog,
      `SELECT ${FILM_COLUMNS}, ${RATING_COLUMNS}
       FROM ratings r JOIN films f ON f.id = r.film_id WHERE r.user_id = $id
       ORDER BY ${ORDER[sort]} LIMIT $limit OFFSET $offset`,
      { id, limit, offset },
      (row) => {
        const { rating, timestamp } = readRating(row);
        return { film: readFilm(row), rating, timestamp };
      },
    ),
  ]);
  return { total: total ?? 0, items };
}
