import type { Catalog } from "./connection.ts";
import { QUALITY_SCHEMA } from "./quality.ts";
import { execute } from "./query.ts";
import { RATING_MAX, RATING_MIN, SCHEMA, SCHEMA_VERSION } from "./schema.ts";
import { createStaging } from "./staging.ts";
import { createRatingStaging } from "./staging_ratings.ts";
import { FILM_DAMPING, STATISTICS_SQL } from "./statistics_sql.ts";

/**
 * Creates the lasting tables, empty, and the temporary ones that sources write to, in a
 * transaction that {@link finishCatalog} ends: a part of a catalogue is of no use to anybody.
 */
export async function createCatalog(catalog: Catalog): Promise<void> {
  await execute(catalog, "BEGIN");
  for (const statement of `${SCHEMA}${QUALITY_SCHEMA}`.split(";")) {
    if (statement.trim() !== "") await execute(catalog, statement);
  }
  await execute(
    catalog,
    "INSERT INTO catalog_info VALUES ($version, $min, $max)",
    { version: SCHEMA_VERSION, min: RATING_MIN, max: RATING_MAX },
  );
  await createStaging(catalog);
  await createRatingStaging(catalog);
}

/** One TMDB id for each MovieLens id: the first link that has one. */
const BRIDGE = `
CREATE TEMP TABLE bridge AS
SELECT movielens_id, film_id, imdb_id FROM staged_links WHERE film_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY movielens_id ORDER BY rowid) = 1`;

const list = (genres: string): string =>
  `coalesce(string_split(nullif(${genres}, ''), chr(31)), [])`;

/**
 * The films: of the records with one TMDB id that with most votes, then the first. A film that
 * only `movies.csv` knows gets its title, year and genres from there under the TMDB id of
 * `links.csv`; of several MovieLens ids of one film the lowest counts.
 */
const MERGED_FILMS = `
CREATE TEMP TABLE merged_films AS
WITH told AS (
  SELECT * FROM staged_films
  QUALIFY row_number() OVER (PARTITION BY film_id ORDER BY vote_count DESC, rowid) = 1
), titles AS (
  SELECT b.film_id, t.title, t.year, t.genres
  FROM bridge b JOIN staged_titles t USING (movielens_id)
  QUALIFY row_number() OVER (PARTITION BY b.film_id ORDER BY movielens_id, t.rowid) = 1
), links AS (
  SELECT film_id, min(movielens_id) AS movielens_id, arg_min(imdb_id, movielens_id) AS imdb_id
  FROM bridge GROUP BY film_id
)
SELECT film_id AS id, coalesce(told.title, titles.title) AS title, told.description,
  CASE WHEN told.title IS NULL THEN ${list("titles.genres")} ELSE ${
  list("told.genres")
} END AS genres,
  told.release_date::DATE AS release_date, told.vote_average,
  coalesce(told.vote_count, 0) AS vote_count,
  coalesce(year(told.release_date::DATE), titles.year)::INTEGER AS year, told.language,
  told.runtime_minutes, told.poster_path, coalesce(told.imdb_id, links.imdb_id) AS imdb_id,
  links.movielens_id, told.popularity
FROM told FULL JOIN titles USING (film_id) LEFT JOIN links USING (film_id)`;

/** The ratings that a film answers to. */
const FILM_RATINGS = `
CREATE TEMP VIEW film_ratings AS
SELECT r.file, r.user_id, f.id AS film_id, r.rating, r.seconds
FROM usable_ratings r JOIN bridge b USING (movielens_id) JOIN merged_films f ON f.id = b.film_id`;

/**
 * Of the ratings of one person and film the newest; of those of one second the highest. One sort
 * brings both the order of the table and each pair's ratings side by side, the one to keep last;
 * `OVER ()` then looks one row ahead as the sorted rows stream by. A window that is partitioned
 * by pairs says the same, but takes three times as long on 26 million ratings, since it spills.
 */
const RATINGS = `
INSERT INTO ratings
SELECT user_id, film_id, rating, make_timestamp(seconds * 1000000)::TIMESTAMP_S
FROM (
  SELECT *, lead(user_id) OVER () AS next_user, lead(film_id) OVER () AS next_film
  FROM (FROM film_ratings ORDER BY user_id, film_id, seconds, rating)
)
WHERE next_user IS DISTINCT FROM user_id OR next_film IS DISTINCT FROM film_id`;

const FILM_HISTOGRAMS = `
INSERT INTO film_histograms
SELECT film_id, rating, count(*) FROM ratings GROUP BY ALL ORDER BY film_id, rating`;

const PEOPLE = `
INSERT INTO people
SELECT user_id, count(*), avg(rating), min("timestamp")::DATE, max("timestamp")::DATE,
  count(DISTINCT year("timestamp"))
FROM ratings GROUP BY user_id ORDER BY user_id`;

const FILMS = `
INSERT INTO films
WITH figures AS (
  SELECT film_id, sum(ratings) AS n, sum(rating::DOUBLE * ratings) AS stars
  FROM film_histograms GROUP BY film_id
), overall AS (SELECT sum(stars) / sum(n) AS mean FROM figures)
SELECT f.id, f.title, f.description, f.genres, f.release_date, f.vote_average, f.vote_count,
  f.year, f.language, f.runtime_minutes, f.poster_path, f.imdb_id, f.movielens_id, f.popularity,
  coalesce(n, 0), stars / n, (stars + ${FILM_DAMPING} * overall.mean) / (n + ${FILM_DAMPING}),
  strip_accents(lower(f.title))
FROM merged_films f CROSS JOIN overall LEFT JOIN figures ON figures.film_id = f.id
ORDER BY f.id`;

/** Joins what was staged into films and ratings. Afterwards the outcome of each file can be told. */
export async function buildTables(catalog: Catalog): Promise<void> {
  for (
    const statement of [BRIDGE, MERGED_FILMS, FILM_RATINGS, RATINGS, FILM_HISTOGRAMS, PEOPLE, FILMS]
  ) {
    await execute(catalog, statement);
  }
}

/** Computes every statistic from the finished tables. */
export async function buildStatistics(catalog: Catalog): Promise<void> {
  for (const [name, select] of Object.entries(STATISTICS_SQL)) {
    await execute(
      catalog,
      `CREATE TABLE stat_${name} AS SELECT * FROM (${select}) ORDER BY position`,
    );
  }
}

/** Writes everything into the one file, so that it can be moved without its log. */
export async function finishCatalog(catalog: Catalog): Promise<void> {
  await execute(catalog, "COMMIT");
  await execute(catalog, "CHECKPOINT");
}
