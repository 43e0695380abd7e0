import type { Catalog } from "./connection.ts";
import { QUALITY_SCHEMA } from "./quality.ts";
import { MERGE_SQL } from "./merge_films.ts";
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

/** The ratings that a film answers to. */
const FILM_RATINGS = `
CREATE TEMP VIEW film_ratings AS
SELECT r.file, r.user_id, film_id, r.rating, r.seconds
FROM usable_ratings r JOIN item_films USING (file, item_id)`;

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

const FILM_YEARS = `
INSERT INTO film_years
SELECT film_id, year("timestamp") AS year, count(*), avg(rating)
FROM ratings GROUP BY ALL ORDER BY film_id, year`;

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
    const statement of [
      ...MERGE_SQL,
      FILM_RATINGS,
      RATINGS,
      FILM_HISTOGRAMS,
      FILM_YEARS,
      PEOPLE,
      FILMS,
    ]
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
