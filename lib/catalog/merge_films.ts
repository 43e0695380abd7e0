import { ML_100K_OFFSET } from "./item_ids.ts";
import { FACT_ORIGINS, type FactOrigin } from "./staging.ts";
import { LIST_SEPARATOR } from "./staging_table.ts";

/** The facts of a film that can come from different records, as {@link StagedFilm} calls them. */
const FIELDS = {
  title: "title",
  description: "description",
  genres: "genres",
  releaseDate: "release_date",
  year: "year",
  language: "language",
  runtimeMinutes: "runtime_minutes",
  posterPath: "poster_path",
  imdbId: "imdb_id",
  popularity: "popularity",
  votes: "votes",
} as const;

/** A fact whose source is known; `votes` are the mean and the number of TMDB's votes together. */
export type FilmField = keyof typeof FIELDS;

/** Whether a text names a {@link FilmField}. */
export const isFilmField = (name: string): name is FilmField => Object.hasOwn(FIELDS, name);

const fields = Object.entries(FIELDS);
const origins = `[${FACT_ORIGINS.map((origin) => `'${origin}'`).join(", ")}]`;

/** TMDB's terms allow showing what its API tells, not training a model on it. */
const NOT_LEARNED_FROM: FactOrigin = "tmdb";

/** One TMDB id for each MovieLens id of a source: the first link that has one. */
const BRIDGE = `
CREATE TEMP TABLE bridge AS
SELECT source, movielens_id, film_id, imdb_id FROM staged_links WHERE film_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY source, movielens_id ORDER BY file, rowid) = 1`;

/**
 * Everything that is told of films, a row for each record. What MovieLens tells under a number of its
 * own comes under the TMDB id of its link. Most films have one record, and whatever that tells is
 * theirs: only where there are several are they to be ordered and searched.
 */
const FILM_RECORDS = `
CREATE TEMP TABLE film_records AS
WITH told AS (
  SELECT film_id, origin, source, fetched_at::TIMESTAMP_S AS fetched_at, title, description,
    string_split(nullif(genres, ''), '${LIST_SEPARATOR}') AS genres,
    release_date::DATE AS release_date, year(release_date::DATE)::INTEGER AS year, language,
    runtime_minutes, poster_path, imdb_id, popularity,
    CASE WHEN vote_average IS NOT NULL OR vote_count > 0
      THEN {'average': vote_average, 'count': vote_count} END AS votes, vote_count,
    0 AS number, file, rowid AS row
  FROM staged_films
  UNION ALL BY NAME
  SELECT b.film_id, 'movielens' AS origin, b.source, t.title,
    string_split(nullif(t.genres, ''), '${LIST_SEPARATOR}') AS genres, t.year, b.imdb_id,
    movielens_id AS number, coalesce(t.file, 0) AS file, coalesce(t.rowid, 0) AS row
  FROM bridge b LEFT JOIN staged_titles t USING (source, movielens_id)
), told_again AS (
  SELECT film_id FROM (
    SELECT film_id FROM staged_films UNION ALL
    SELECT film_id FROM bridge LEFT JOIN staged_titles USING (source, movielens_id)
  ) GROUP BY film_id HAVING count(*) > 1
)
SELECT told.*, again.film_id IS NULL AS is_alone
FROM told LEFT JOIN told_again again USING (film_id)`;

/**
 * The records of films that have several, the most trusted with the lowest `place`; of several
 * MovieLens numbers of one film the lowest counts most.
 */
const RIVAL_RECORDS = `
CREATE TEMP TABLE rival_records AS
SELECT * EXCLUDE (vote_count, number, file, row, is_alone), row_number() OVER (
    PARTITION BY film_id
    ORDER BY list_position(${origins}, origin), fetched_at DESC NULLS LAST,
      vote_count DESC NULLS LAST, number, file, row
  ) AS place
FROM film_records WHERE NOT is_alone`;

/** From which record each fact of a film is: that with the lowest place of those that tell it. */
const FIRST_PLACES = `
CREATE TEMP TABLE first_places AS
SELECT film_id, ${
  fields.map(([, column]) => `min(place) FILTER (${column} IS NOT NULL) AS ${column}`).join(",\n  ")
}
FROM rival_records GROUP BY film_id HAVING count(title) > 0`;

/** In SQL, a fact of a film, given the column in which records tell it. */
type Fact = (column: string) => string;

const only: Fact = (column) => column;
const first: Fact = (column) => `arg_min(${column}, place)`;

const yearBy = (fact: Fact): string =>
  `coalesce(year(${fact("release_date")}), ${fact("year")})::INTEGER`;

const filmBy = (fact: Fact): string => `
  film_id AS id, ${fact("title")} AS title, ${fact("description")} AS description,
  coalesce(${fact("genres")}, []) AS genres, ${fact("release_date")} AS release_date,
  ${fact("votes")}.average AS vote_average, coalesce(${fact("votes")}.count, 0) AS vote_count,
  ${yearBy(fact)} AS year, ${fact("language")} AS language,
  ${fact("runtime_minutes")} AS runtime_minutes, ${fact("poster_path")} AS poster_path,
  ${fact("imdb_id")} AS imdb_id, ${fact("popularity")} AS popularity`;

const MERGED_FILMS = `
CREATE TEMP TABLE merged_films AS
WITH numbers AS (
  SELECT film_id AS id, min(movielens_id) AS movielens_id FROM bridge
  WHERE movielens_id <= ${ML_100K_OFFSET} GROUP BY film_id
)
FROM (
  SELECT ${filmBy(only)} FROM film_records WHERE is_alone AND title IS NOT NULL
  UNION ALL
  SELECT ${filmBy(first)} FROM rival_records GROUP BY film_id HAVING count(title) > 0
) LEFT JOIN numbers USING (id)`;

/** The names of the facts for which a condition on their column holds. */
const fieldsWhere = (condition: (column: string) => string): string =>
  `concat_ws(',', ${
    fields.map(([name, column]) => `CASE WHEN ${condition(column)} THEN '${name}' END`).join(", ")
  })`;

const FILM_ORIGINS = `
INSERT INTO film_origins
SELECT film_id, origin, source, fetched_at, told FROM (
  SELECT film_id, origin, source, fetched_at, 1 AS place,
    ${fieldsWhere((column) => `${column} IS NOT NULL`)} AS told
  FROM film_records WHERE is_alone AND title IS NOT NULL
  UNION ALL
  SELECT film_id, origin, source, fetched_at, place,
    ${fieldsWhere((column) => `f.${column} = r.place`)} AS told
  FROM rival_records r JOIN first_places f USING (film_id)
)
WHERE told <> '' ORDER BY film_id, place`;

const featuresBy = (fact: Fact): string =>
  `film_id, coalesce(${fact("genres")}, []), ${yearBy(fact)}`;

const FILM_FEATURES = `
INSERT INTO film_features
SELECT ${featuresBy(only)} FROM film_records
WHERE is_alone AND origin <> '${NOT_LEARNED_FROM}' AND (genres IS NOT NULL OR year IS NOT NULL)
UNION ALL
SELECT ${featuresBy(first)} FROM rival_records WHERE origin <> '${NOT_LEARNED_FROM}'
GROUP BY film_id HAVING count(genres) + count(year) > 0
ORDER BY film_id`;

/**
 * The film that each film's number in a ratings file stands for. A source that brings ratings under
 * MovieLens's numbers but no links relies on those of the other sources.
 */
export const ITEM_FILMS = `
CREATE OR REPLACE TEMP TABLE item_films AS
SELECT file, id AS item_id, id AS film_id
FROM rating_files CROSS JOIN merged_films WHERE ids = 'tmdb'
UNION ALL
SELECT file, number, arg_min(film_id, (place, film_id))
FROM rating_files CROSS JOIN (
  SELECT try_cast(substr(imdb_id, 3) AS INTEGER) AS number, id AS film_id, 1 AS place
  FROM merged_films
  UNION ALL
  SELECT try_cast(substr(b.imdb_id, 3) AS INTEGER), film_id, 2
  FROM bridge b SEMI JOIN merged_films f ON f.id = b.film_id
) WHERE ids = 'imdb' AND number IS NOT NULL GROUP BY file, number
UNION ALL
SELECT file, movielens_id, min_by(film_id, b.source)
FROM rating_files r JOIN bridge b
  ON b.source = r.source OR r.source NOT IN (SELECT source FROM bridge)
SEMI JOIN merged_films f ON f.id = b.film_id
WHERE ids = 'movielens' GROUP BY file, movielens_id`;

/** Merges the staged films into `merged_films`. */
export const MERGE_SQL: readonly string[] = [
  BRIDGE,
  FILM_RECORDS,
  RIVAL_RECORDS,
  FIRST_PLACES,
  MERGED_FILMS,
  FILM_ORIGINS,
  FILM_FEATURES,
];
