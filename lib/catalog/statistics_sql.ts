import { HALVES_BITS, RATING_MAX, RATING_MIN, RATING_STEP } from "./schema.ts";
import type { StatisticName } from "./statistics.ts";

/** Ratings at the mean of all that every film is credited with before films are compared. */
export const FILM_DAMPING = 25;

/** Width of the bins of films' mean ratings, in stars: one half-star step in each. */
const MEAN_BIN = RATING_STEP;
const MEAN_BINS = (RATING_MAX - RATING_MIN) / MEAN_BIN;

/** An hour, as moments of ratings count. */
const HOUR = 3600 * 2 ** HALVES_BITS;

/** How many films a list of the best holds. */
const TOP = 20;

const topFilms = (order: string): string => `
SELECT f.id AS film_id, f.title, f.year, f.rating_count AS ratings, f.rating_mean AS mean,
  f.rating_damped AS damped_mean, row_number() OVER (ORDER BY ${order}, f.id) AS position
FROM films f WHERE f.rating_count > 0 ORDER BY ${order}, f.id LIMIT ${TOP}`;

/**
 * A SELECT for each statistic over the finished tables, and `year_tallies` of the build; its column
 * `position` is the order of the rows. Only `ratings_by_hour` goes through all ratings once more.
 */
export const STATISTICS_SQL: Readonly<Record<StatisticName, string>> = {
  totals: `
WITH sizes AS (
  SELECT (SELECT count(*) FROM films) AS films, (SELECT count(*) FROM people) AS people,
    (SELECT count(*) FROM films WHERE rating_count > 0) AS rated_films
), given AS (
  SELECT sum(ratings) AS ratings, sum(rating::DOUBLE * ratings) / sum(ratings) AS mean_rating
  FROM film_histograms
), span AS (
  SELECT min(first_rating) AS first_rating, max(last_rating) AS last_rating FROM people
)
SELECT films::INTEGER AS films, coalesce(ratings, 0)::INTEGER AS ratings, people::INTEGER AS people,
  rated_films::INTEGER AS rated_films,
  coalesce(given.ratings / nullif(people::DOUBLE * rated_films, 0), 0) AS density,
  coalesce(mean_rating, 0) AS mean_rating, strftime(first_rating, '%Y-%m-%d') AS first_rating,
  strftime(last_rating, '%Y-%m-%d') AS last_rating, 1 AS position
FROM sizes, given, span`,

  film_mean_ratings: `
WITH bins AS (SELECT unnest(range(${MEAN_BINS}))::INTEGER AS bin),
  means AS (
    SELECT least(floor((rating_mean - ${RATING_MIN}) / ${MEAN_BIN}), ${MEAN_BINS} - 1)::INTEGER AS bin
    FROM films WHERE rating_count > 0
  )
SELECT (${RATING_MIN} + bin * ${MEAN_BIN})::DOUBLE AS "from",
  (${RATING_MIN} + (bin + 1) * ${MEAN_BIN})::DOUBLE AS "to",
  count(means.bin)::INTEGER AS films, bin AS position
FROM bins LEFT JOIN means USING (bin) GROUP BY bin`,

  ratings_given: `
WITH steps AS (
  SELECT unnest(range(${RATING_MIN / RATING_STEP}, ${
    RATING_MAX / RATING_STEP + 1
  }))::INTEGER AS step
), given AS (
  SELECT round(rating / ${RATING_STEP})::INTEGER AS step, sum(ratings) AS ratings
  FROM film_histograms GROUP BY step
)
SELECT (step * ${RATING_STEP})::DOUBLE AS rating, coalesce(ratings, 0)::INTEGER AS ratings,
  step AS position
FROM steps LEFT JOIN given USING (step)`,

  films_by_year: `
WITH years AS (
  SELECT unnest(range(min(year)::BIGINT, max(year)::BIGINT + 1))::INTEGER AS year FROM films
)
SELECT year, count(f.id)::INTEGER AS films, year AS position
FROM years LEFT JOIN films f USING (year) GROUP BY year`,

  ratings_by_year: `
WITH given AS (
  SELECT year, sum(ratings) AS ratings,
    sum(halves * ratings) * ${RATING_STEP} / sum(ratings) AS mean
  FROM year_tallies GROUP BY year
), years AS (
  SELECT unnest(range(min(year)::BIGINT, max(year)::BIGINT + 1))::INTEGER AS year FROM given
)
SELECT year, coalesce(ratings, 0)::INTEGER AS ratings, mean, year AS position
FROM years LEFT JOIN given USING (year)`,

  // Bin 3d + i begins at 1, 2 or 5 (i = 0, 1, 2) times 10 to the power d.
  people_by_ratings: `
WITH counts AS (
  SELECT rating_count, length(rating_count::VARCHAR) - 1 AS digits FROM people
), binned AS (
  SELECT digits * 3 + CASE WHEN rating_count >= 5 * pow(10, digits) THEN 2
    WHEN rating_count >= 2 * pow(10, digits) THEN 1 ELSE 0 END AS bin FROM counts
), bins AS (
  SELECT unnest(range(min(bin)::BIGINT, max(bin)::BIGINT + 1))::INTEGER AS bin FROM binned
)
SELECT ([1, 2, 5][bin % 3 + 1] * pow(10, bin // 3))::INTEGER AS "from",
  ([2, 5, 10][bin % 3 + 1] * pow(10, bin // 3) - 1)::INTEGER AS "to",
  count(binned.bin)::INTEGER AS people, bin AS position
FROM bins LEFT JOIN binned USING (bin) GROUP BY bin`,

  top_films_by_mean: topFilms("f.rating_damped DESC"),
  top_films_by_count: topFilms("f.rating_count DESC"),

  genres: `
WITH members AS (SELECT unnest(genres) AS genre, rating_count, rating_mean FROM films)
SELECT genre, count(*)::INTEGER AS films, sum(rating_count)::INTEGER AS ratings,
  sum(rating_count * rating_mean) / nullif(sum(rating_count), 0) AS mean,
  row_number() OVER (ORDER BY films DESC, genre) AS position
FROM members GROUP BY genre`,

  // The first hour of 1970 was the 73rd of a week that began on a Monday.
  ratings_by_hour: `
WITH hours AS (
  SELECT d.weekday::INTEGER AS weekday, h.hour::INTEGER AS hour
  FROM range(1, 8) d(weekday), range(24) h(hour)
), given AS (
  SELECT (hour // 24 + 1)::INTEGER AS weekday, (hour % 24)::INTEGER AS hour, ratings
  FROM (
    SELECT (moment // ${HOUR} + 72) % 168 AS hour, count(*) AS ratings FROM rating_rows GROUP BY ALL
  )
)
SELECT weekday, hour, coalesce(ratings, 0)::INTEGER AS ratings, weekday * 24 + hour AS position
FROM hours LEFT JOIN given USING (weekday, hour)`,
};
