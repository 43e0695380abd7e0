import { assert, assertEquals } from "@std/assert";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import type { Catalog } from "./connection.ts";
import type { Film } from "./film.ts";
import { allFilms } from "./films.ts";
import { loadRatings } from "./ratings.ts";
import { getStatistic, isStatisticName, STATISTIC_NAMES } from "./statistics.ts";

const FILMS = 90;
const LINKS = `movieId,imdbId,tmdbId\n${
  Array.from({ length: FILMS }, (_, n) => `${n + 1},,${5000 - n}`).join("\n")
}\n`;
const MOVIES = `movieId,title,genres\n${
  Array.from({ length: FILMS }, (_, n) =>
    `${n + 1},Film ${n} ${n % 9 === 0 ? "" : `(${1950 + 3 * (n % 11)})`},${
      ["Drama", "Drama|War", "War", ""][n % 4]
    }`).join("\n")
}\n`;

/** People with 1, 2, 4, 8, 16, 32 and 64 ratings, over some years and all hours. */
const RATINGS = `${RATINGS_HEADER}\n${
  Array.from({ length: 7 }, (_, u) =>
    Array.from({ length: 1 << u }, (_, n) =>
      `${10 + u},${1 + (n * (u + 3)) % 71},${(1 + (n * 3 + u) % 10) / 2},${
        820_454_400 + (n * 7_919_123 + u * 3_601) % 220_000_000
      }`)
      .join("\n")).join("\n")
}\n`;

interface Rating {
  readonly film: number;
  readonly user: number;
  readonly value: number;
  readonly date: Date;
}

const withStatistics = (
  work: (catalog: Catalog, films: Film[], ratings: Rating[]) => Promise<void>,
): Promise<void> =>
  inFolder((folder) =>
    withCatalog(folder, { ratings: RATINGS, links: LINKS, movies: MOVIES }, async ({ catalog }) => {
      const { users, items, values, timestamps, userIds, itemIds } = await loadRatings(catalog);
      const ratings = Array.from(values, (value, at) => ({
        film: itemIds[items[at]],
        user: userIds[users[at]],
        value,
        date: new Date(timestamps[at] * 1000),
      }));
      await work(catalog, await allFilms(catalog), ratings);
    })
  );

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

Deno.test("totals count what is there", async () => {
  await withStatistics(async (catalog, films, ratings) => {
    const people = new Set(ratings.map(({ user }) => user)).size;
    const ratedFilms = new Set(ratings.map(({ film }) => film)).size;
    const dates = ratings.map(({ date }) => date.toISOString().slice(0, 10)).toSorted();
    assertEquals(await getStatistic(catalog, "totals"), [{
      films: films.length,
      ratings: ratings.length,
      people,
      ratedFilms,
      density: ratings.length / people / ratedFilms,
      meanRating: mean(ratings.map(({ value }) => value)) ?? 0,
      firstRating: dates[0],
      lastRating: dates[dates.length - 1],
    }]);
  });
});

Deno.test("bins of films' means hold every rated film once", async () => {
  await withStatistics(async (catalog, films) => {
    const bins = await getStatistic(catalog, "film_mean_ratings");
    assertEquals(
      bins.map(({ from, to }) => [from, to]),
      range(1, 9).map((step) => [step / 2, (step + 1) / 2]),
    );
    for (const { from, to, films: count } of bins) {
      const isIn = (value: number | null): boolean =>
        value !== null && value >= from && (value < to || (value === 5 && to === 5));
      assertEquals(count, films.filter(({ ratingMean }) => isIn(ratingMean)).length);
    }
  });
});

Deno.test("ratings are counted by value, year and hour of the week, gaps included", async () => {
  await withStatistics(async (catalog, _, ratings) => {
    assertEquals(
      await getStatistic(catalog, "ratings_given"),
      range(1, 10).map((step) => ({
        rating: step / 2,
        ratings: ratings.filter(({ value }) => value === step / 2).length,
      })),
    );
    const years = ratings.map(({ date }) => date.getUTCFullYear());
    assertEquals(
      await getStatistic(catalog, "ratings_by_year"),
      range(Math.min(...years), Math.max(...years)).map((year) => {
        const given = ratings.filter(({ date }) => date.getUTCFullYear() === year);
        return { year, ratings: given.length, mean: mean(given.map(({ value }) => value)) };
      }),
    );
    assertEquals(
      await getStatistic(catalog, "ratings_by_hour"),
      range(1, 7).flatMap((weekday) =>
        range(0, 23).map((hour) => ({
          weekday,
          hour,
          ratings: ratings.filter(({ date }) =>
            (date.getUTCDay() || 7) === weekday && date.getUTCHours() === hour
          ).length,
        }))
      ),
    );
  });
});

Deno.test("films are counted by year and genre, gaps included", async () => {
  await withStatistics(async (catalog, films, ratings) => {
    const byYear = await getStatistic(catalog, "films_by_year");
    assertEquals(
      byYear,
      range(1950, 1980).map((year) => ({
        year,
        films: films.filter((film) => film.year === year).length,
      })),
    );
    const genres = await getStatistic(catalog, "genres");
    assertEquals(genres.map(({ genre }) => genre), ["Drama", "War"]);
    for (const { genre, films: count, ratings: given, mean: stars } of genres) {
      const members = films.filter((film) => film.genres.includes(genre));
      const ids = new Set<number>(members.map(({ id }) => id));
      const values = ratings.filter(({ film }) => ids.has(film)).map(({ value }) => value);
      assertEquals([count, given], [members.length, values.length]);
      assert(Math.abs((stars ?? 0) - (mean(values) ?? 0)) < 1e-12);
    }
  });
});

Deno.test("people are counted in bins of 1, 2, 5, 10, 20, 50 …, both ends inclusive", async () => {
  await withStatistics(async (catalog) => {
    assertEquals(await getStatistic(catalog, "people_by_ratings"), [
      { from: 1, to: 1, people: 1 },
      { from: 2, to: 4, people: 2 },
      { from: 5, to: 9, people: 1 },
      { from: 10, to: 19, people: 1 },
      { from: 20, to: 49, people: 1 },
      { from: 50, to: 99, people: 1 },
    ]);
  });
});

Deno.test("the best films lead by damped mean, the most rated by count", async () => {
  await withStatistics(async (catalog, films, ratings) => {
    const overall = mean(ratings.map(({ value }) => value)) ?? 0;
    const rows = films.filter(({ ratingCount }) => ratingCount > 0).map((film) => ({
      filmId: film.id,
      title: film.title,
      year: film.year,
      ratings: film.ratingCount,
      mean: film.ratingMean ?? 0,
      dampedMean: (film.ratingCount * (film.ratingMean ?? 0) + 25 * overall) /
        (film.ratingCount + 25),
    }));
    const byMean = await getStatistic(catalog, "top_films_by_mean");
    const byCount = await getStatistic(catalog, "top_films_by_count");
    const expected = rows.toSorted((a, b) => b.ratings - a.ratings || a.filmId - b.filmId).slice(
      0,
      20,
    );
    assertEquals(byCount.map(({ filmId }) => filmId), expected.map(({ filmId }) => filmId));
    const best = rows.map(({ dampedMean }) => dampedMean).toSorted((a, b) => b - a).slice(0, 20);
    byMean.forEach(({ dampedMean }, at) => assert(Math.abs(dampedMean - best[at]) < 1e-12));
    for (const row of [...byMean, ...byCount]) {
      const own = rows.find(({ filmId }) => filmId === row.filmId);
      assert(own !== undefined && Math.abs(own.dampedMean - row.dampedMean) < 1e-12);
      assertEquals({ ...row, dampedMean: 0 }, { ...own, dampedMean: 0 });
    }
  });
});

Deno.test("every statistic is a table that can be asked for by name", async () => {
  await withStatistics(async (catalog) => {
    for (const name of STATISTIC_NAMES) {
      assert(isStatisticName(name));
      assert((await getStatistic(catalog, name)).length > 0);
    }
    assertEquals(["toString", "stat_totals", ""].some(isStatisticName), false);
  });
});
