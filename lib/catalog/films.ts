import { listValue } from "@duckdb/node-api";
import { type FilmId, filmId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import type { Film } from "./film.ts";
import { FILM_COLUMNS, readFilm } from "./film_row.ts";
import { type HistogramBar, readHistogram } from "./histogram.ts";
import { keptFilm } from "./kept_films.ts";
import { queryLongRows, queryRow, queryRows } from "./query.ts";
import { number, text } from "./row.ts";
import type { IndexedTitle } from "./titles/index_titles.ts";

/** The film of an id, or `null`. */
export async function getFilm(catalog: Catalog, id: FilmId): Promise<Film | null> {
  const sql = `SELECT ${FILM_COLUMNS} FROM films f WHERE f.id = $id`;
  return keptFilm(catalog, id) ?? await queryRow(catalog, sql, { id }, readFilm);
}

/** The films of several ids in the given order; an id that nobody knows is left out. */
export async function getFilms(catalog: Catalog, ids: readonly FilmId[]): Promise<Film[]> {
  const byId = new Map(ids.map((id) => [id, keptFilm(catalog, id)]));
  const others = [...byId].flatMap(([id, film]) => film === undefined ? id : []);
  for (const film of await queryFilms(catalog, others)) byId.set(film.id, film);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function queryFilms(catalog: Catalog, ids: readonly FilmId[]): Promise<Film[]> {
  if (ids.length === 0) return [];
  const sql = `SELECT ${FILM_COLUMNS} FROM films f WHERE f.id IN (SELECT unnest($ids::INTEGER[]))`;
  return await queryRows(catalog, sql, { ids: listValue([...ids]) }, readFilm);
}

/** Every film, by ascending id. */
export function allFilms(catalog: Catalog): Promise<Film[]> {
  return queryLongRows(catalog, `SELECT ${FILM_COLUMNS} FROM films f ORDER BY f.id`, readFilm);
}

/** The films that somebody rated, by ascending id. */
export function ratedFilms(catalog: Catalog): Promise<Film[]> {
  const sql = `SELECT ${FILM_COLUMNS} FROM films f WHERE f.rating_count > 0 ORDER BY f.id`;
  return queryLongRows(catalog, sql, readFilm);
}

/** The title of every film and how well known it is, by TMDB's votes and our ratings; best first. */
export function allTitles(catalog: Catalog): Promise<IndexedTitle[]> {
  const sql = `SELECT id, title, vote_count + rating_count AS votes FROM films
ORDER BY votes DESC, id`;
  return queryLongRows(catalog, sql, (row) => ({
    id: filmId(number(row, "id")),
    title: text(row, "title"),
    votes: number(row, "votes"),
  }));
}

/** The names of all genres, in alphabetical order. */
export function listGenres(catalog: Catalog): Promise<string[]> {
  const sql = "SELECT DISTINCT unnest(genres) AS genre FROM films ORDER BY genre";
  return queryRows(catalog, sql, {}, (row) => text(row, "genre"));
}

/** More languages would be more than anybody looks through. */
const MOST_LANGUAGES = 60;

/** ISO 639-1 codes of the languages that films were made in, the commonest first, at most 60. */
export function listLanguages(catalog: Catalog): Promise<string[]> {
  const sql = `SELECT language FROM films WHERE regexp_full_match(language, '[a-z]{2}')
GROUP BY language ORDER BY count(*) DESC, language LIMIT ${MOST_LANGUAGES}`;
  return queryRows(catalog, sql, {}, (row) => text(row, "language"));
}

/** How often each half-star step was given to a film, steps nobody gave included as zero. */
export function ratingHistogram(catalog: Catalog, id: FilmId): Promise<HistogramBar[]> {
  const sql = "SELECT rating, ratings FROM film_histograms WHERE film_id = $id";
  return readHistogram(catalog, sql, { id });
}
