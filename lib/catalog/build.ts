import type { Catalog } from "./connection.ts";
import { createCreditStaging, CREDITS_SQL } from "./film_credits.ts";
import { RATING_COUNTS } from "./join_ratings.ts";
import { MERGE_SQL } from "./merge_films.ts";
import { createNameStaging, PERSON_NAMES_SCHEMA, PERSON_NAMES_SQL } from "./person_names.ts";
import { QUALITY_SCHEMA } from "./quality.ts";
import { execute } from "./query.ts";
import {
  HALVES_BITS,
  HALVES_MASK,
  RATING_MAX,
  RATING_MIN,
  RATING_STEP,
  SCHEMA,
  SCHEMA_VERSION,
} from "./schema.ts";
import { createStaging } from "./staging.ts";
import { createRatingStaging } from "./staging_ratings.ts";
import { FILM_DAMPING, STATISTICS_SQL } from "./statistics_sql.ts";

/**
 * Creates the lasting tables, empty, and the temporary ones that sources write to, and begins a
 * transaction, as ending one for each statement would take a while.
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
  await execute(catalog, RATING_COUNTS);
}

const FILM_HISTOGRAMS = `
INSERT INTO film_histograms
SELECT film_id, halves * ${RATING_STEP}, sum(ratings)
FROM item_tallies JOIN rating_items USING (item_id) GROUP BY film_id, halves
ORDER BY film_id, halves`;

const DAY = (moment: string): string =>
  `make_timestamp((${moment} >> ${HALVES_BITS}) * 1000000)::DATE`;

const PEOPLE = `
INSERT INTO people
SELECT user_id, count(*), sum(moment & ${HALVES_MASK}) * ${RATING_STEP} / count(*), ${
  DAY("min(moment)")
},
  ${DAY("max(moment)")}
FROM rating_rows GROUP BY user_id ORDER BY user_id`;

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

/**
 * Merges the staged films and their credits. Ratings can then be joined with them, outside of any
 * transaction: what one wrote itself, DuckDB reads with a single thread.
 */
export async function mergeFilms(catalog: Catalog): Promise<void> {
  for (const statement of [...MERGE_SQL, CREDITS_SQL, "COMMIT"]) await execute(catalog, statement);
}

/**
 * Writes films and people from what was merged and joined, in a transaction that
 * {@link finishCatalog} ends. Afterwards the outcome of each file can be told.
 */
export async function buildTables(catalog: Catalog): Promise<void> {
  for (const sql of ["BEGIN", FILM_HISTOGRAMS, PEOPLE, PERSON_NAMES_SQL, FILMS]) {
    await execute(catalog, sql);
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
