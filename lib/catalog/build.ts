import { buildRatings } from "./build_ratings.ts";
import type { Catalog } from "./connection.ts";
import { createCreditStaging, CREDITS_SQL } from "./film_credits.ts";
import { MERGE_SQL } from "./merge_films.ts";
import { createNameStaging, PERSON_NAMES_SCHEMA, PERSON_NAMES_SQL } from "./person_names.ts";
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
  for (const statement of `${SCHEMA}${PERSON_NAMES_SCHEMA}${QUALITY_SCHEMA}`.split(";")) {
    if (statement.trim() !== "") await execute(catalog, statement);
  }
  await execute(
    catalog,
    "INSERT INTO catalog_info VALUES ($version, $min, $max)",
    { version: SCHEMA_VERSION, min: RATING_MIN, max: RATING_MAX },
  );
  await createStaging(catalog);
  await createCreditStaging(catalog);
  await createNameStaging(catalog);
  await createRatingStaging(catalog);
}

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
  for (const statement of [...MERGE_SQL, CREDITS_SQL, PERSON_NAMES_SQL]) {
    await execute(catalog, statement);
  }
  await buildRatings(catalog);
  await execute(catalog, FILMS);
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
