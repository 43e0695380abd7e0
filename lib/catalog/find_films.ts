import { type FilmId, filmId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import type { Film, FilmQuery, Page } from "./film.ts";
import { FILM_ORDER, filmCondition } from "./film_filter.ts";
import { FILM_COLUMNS, readFilm } from "./film_row.ts";
import { getFilms } from "./films.ts";
import { queryRow, queryRows } from "./query.ts";
import { number } from "./row.ts";
import type { TitleIndex } from "./titles/index_titles.ts";

/** One page of the films that a query asks for, with the number of all of them. */
export async function findFilms(
  catalog: Catalog,
  titles: TitleIndex,
  query: FilmQuery,
): Promise<Page<Film>> {
  const { q, sort, limit, offset, ...facts } = query;
  const words = q?.trim() ?? "";
  const among = words === "" ? undefined : titles.find(words);
  if (among?.length === 0) return { total: 0, items: [] };
  if (among !== undefined && sort === "relevance") {
    const wanted = await narrowed(catalog, among, facts);
    const items = await getFilms(catalog, wanted.slice(offset, offset + limit));
    return { total: wanted.length, items };
  }
  const { sql, parameters } = filmCondition(facts, among);
  const order = FILM_ORDER[sort === "relevance" ? "-popularity" : sort];
  const [total, items] = await Promise.all([
    queryRow(
      catalog,
      `SELECT count(*)::INTEGER AS total FROM films f WHERE ${sql}`,
      parameters,
      (row) => number(row, "total"),
    ),
    queryRows(
      catalog,
      `SELECT ${FILM_COLUMNS} FROM films f WHERE ${sql} ORDER BY ${order}
       LIMIT $limit OFFSET $offset`,
      { ...parameters, limit, offset },
      readFilm,
    ),
  ]);
  return { total: total ?? 0, items };
}

/** Those of some films that have the facts asked for, in their order. */
async function narrowed(
  catalog: Catalog,
  among: readonly FilmId[],
  facts: Omit<FilmQuery, "q" | "sort" | "limit" | "offset">,
): Promise<readonly FilmId[]> {
  if (Object.values(facts).every((limit) => limit === undefined)) return among;
  const { sql, parameters } = filmCondition(facts, among);
  const ids = await queryRows(
    catalog,
    `SELECT f.id FROM films f WHERE ${sql}`,
    parameters,
    (row) => filmId(number(row, "id")),
  );
  const wanted = new Set(ids);
  return among.filter((id) => wanted.has(id));
}
