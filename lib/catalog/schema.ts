/** Raised whenever a table changes, so that an old file is refused rather than misread. */
export const SCHEMA_VERSION = 7;

/** The steps and bounds of a star rating. */
export const RATING_STEP = 0.5;
export const RATING_MIN = 0.5;
export const RATING_MAX = 5;

/** Bits of the half stars, which go up to 10, in one number with something else. */
export const HALVES_BITS = 4;

/** The largest number that {@link HALVES_BITS} hold. */
export const HALVES_MASK = 2 ** HALVES_BITS - 1;

/**
 * A rating and its time in one BIGINT, which takes two thirds of the time and space of two columns,
 * and is ordered by time.
 * @param seconds in SQL, Unix time, a BIGINT of 0…2⁵⁸
 * @param halves in SQL, half stars, at most {@link HALVES_MASK}
 */
export const momentSql = (seconds: string, halves: string): string =>
  `(${seconds} << ${HALVES_BITS}) | ${halves}`;

const HALVES = `(moment & ${HALVES_MASK})::UTINYINT`;
const SECONDS = `moment >> ${HALVES_BITS}`;

/** Stars, of half stars. */
export const STARS = `(halves * ${RATING_STEP})::FLOAT AS rating`;

/**
 * The lasting tables, apart from the statistics and `film_ratings`, which `build_film_ratings.ts`
 * creates.
 *
 * `films` is ordered by id. The ratings of a person lie together in `ratings`, and those of a film
 * in `film_ratings`: DuckDB skips the row groups whose range does not hold what is asked for, so
 * one person's or one film's ratings come back in milliseconds without an index. `rating_rows`
 * keeps half stars and seconds of Unix time in one number, see {@link momentSql}, and films by
 * their numbers in the ratings file, so that nothing is looked up while a file is read. The view
 * `ratings` has films, stars and times in UTC. Columns that are virtual would take half as long
 * again to write. There is no NULL; saying so would cost a check of every value.
 * `film_histograms` is ordered by film.
 * `film_origins` has a row for each record that a film's facts are from, `fields` the facts' names
 * separated by commas; `film_features` the facts that models may learn from. `title_folded` is the
 * title without case and accents; `rating_damped` the mean of our ratings drawn towards the mean of
 * all, the order by rating.
 */
export const SCHEMA = `
CREATE TABLE catalog_info (
  schema_version INTEGER NOT NULL,
  rating_min FLOAT NOT NULL,
  rating_max FLOAT NOT NULL
);
CREATE TABLE films (
  id INTEGER PRIMARY KEY,
  title VARCHAR NOT NULL,
  description VARCHAR,
  genres VARCHAR[] NOT NULL,
  release_date DATE,
  vote_average DOUBLE,
  vote_count INTEGER NOT NULL,
  year INTEGER,
  language VARCHAR,
  runtime_minutes INTEGER,
  poster_path VARCHAR,
  imdb_id VARCHAR,
  movielens_id INTEGER,
  popularity DOUBLE,
  rating_count INTEGER NOT NULL,
  rating_mean DOUBLE,
  rating_damped DOUBLE,
  title_folded VARCHAR NOT NULL
);
CREATE TABLE film_origins (
  film_id INTEGER NOT NULL,
  origin VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  fetched_at TIMESTAMP_S,
  fields VARCHAR NOT NULL
);
CREATE TABLE film_features (
  film_id INTEGER NOT NULL,
  genres VARCHAR[] NOT NULL,
  year INTEGER
);
CREATE TABLE film_credits (
  film_id INTEGER NOT NULL,
  actors VARCHAR[] NOT NULL,
  directors VARCHAR[] NOT NULL,
  keywords VARCHAR[] NOT NULL
);
CREATE TABLE rating_rows (
  user_id INTEGER,
  item_id INTEGER,
  moment BIGINT
);
CREATE TABLE rating_items (item_id INTEGER, film_id INTEGER);
CREATE VIEW ratings AS
SELECT *, ${STARS}, make_timestamp(seconds * 1000000)::TIMESTAMP_S AS "timestamp"
FROM (
  SELECT user_id, film_id, ${HALVES} AS halves, ${SECONDS} AS seconds, moment
  FROM rating_rows JOIN rating_items USING (item_id)
);
CREATE TABLE people (
  user_id INTEGER NOT NULL,
  rating_count INTEGER NOT NULL,
  rating_mean DOUBLE NOT NULL,
  first_rating DATE NOT NULL,
  last_rating DATE NOT NULL
);
CREATE TABLE film_histograms (
  film_id INTEGER NOT NULL,
  rating FLOAT NOT NULL,
  ratings INTEGER NOT NULL
);
`;
