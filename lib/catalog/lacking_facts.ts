import { type FilmId, filmId } from "../ids.ts";
import type { Catalog } from "./connection.ts";
import { queryRows } from "./query.ts";
import { number } from "./row.ts";

/**
 * Films by TMDB id that a staged rating is of, through the links that its source relies on, or by
 * IMDb's id through whatever tells that.
 */
const RATED = `
SELECT item_id AS film_id
FROM (SELECT DISTINCT file, item_id FROM staged_ratings) JOIN rating_files USING (file)
WHERE ids = 'tmdb' AND item_id IS NOT NULL
UNION
SELECT film_id
FROM (SELECT DISTINCT file, item_id FROM staged_ratings) JOIN rating_files r USING (file)
JOIN staged_links l ON l.movielens_id = item_id
WHERE ids = 'movielens' AND film_id IS NOT NULL
  AND (l.source = r.source OR r.source NOT IN (SELECT source FROM staged_links))
UNION
SELECT film_id
FROM (SELECT DISTINCT file, item_id FROM staged_ratings) JOIN rating_files USING (file)
JOIN (
  SELECT imdb_id, film_id FROM staged_links UNION SELECT imdb_id, film_id FROM staged_films
) t ON try_cast(substr(t.imdb_id, 3) AS INTEGER) = item_id
WHERE ids = 'imdb' AND film_id IS NOT NULL`;

const FACTS = ["description", "release_date", "runtime_minutes", "nullif(genres, '')"];

const LACKING = `
SELECT film_id FROM (${RATED}) WHERE film_id NOT IN (
  SELECT film_id FROM staged_films GROUP BY film_id
  HAVING ${FACTS.map((fact) => `count(${fact}) > 0`).join(" AND ")}
) ORDER BY film_id`;

/**
 * The films that staged ratings are of and of which no staged record tells the description, the
 * date, the runtime or the genres, by id. To be asked before the catalogue's tables are built.
 */
export const ratedFilmsLackingFacts = (catalog: Catalog): Promise<FilmId[]> =>
  queryRows(catalog, LACKING, {}, (row) => filmId(number(row, "film_id")));
