import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import fc from "fast-check";
import type { FigureSpec } from "../charts/spec.ts";
import { axisTicks } from "../charts/axis.ts";
import { filmActivityFigure } from "./film_activity.ts";
import { filmMeansFigure } from "./film_means.ts";
import { filmsByYearFigure } from "./films_by_year.ts";
import { genreCountsFigure, genreMeansFigure } from "./genres.ts";
import { filmHistogramFigure, personHistogramFigure } from "./histogram.ts";
import { peopleByRatingsFigure } from "./people_by_ratings.ts";
import { personActivityFigure } from "./person_activity.ts";
import { personGenresFigure } from "./person_genres.ts";
import { ratingsByHourFigure } from "./ratings_by_hour.ts";
import { ratingsByYearFigure } from "./ratings_by_year.ts";
import { ratingsGivenFigure } from "./ratings_given.ts";
import { textsOf } from "./texts.ts";

const texts = textsOf("en");
const STEPS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];

/** What holds of every figure, whatever it shows. */
function assertSound({ chart, table, finding, label }: FigureSpec): void {
  assert(finding.length > 0 && label.length > 0);
  assert(!/NaN|undefined|Infinity/.test(finding), finding);
  for (const { values } of chart.series) {
    assertEquals(values.length, chart.categories.length);
    for (const value of values) {
      if (value === null) continue;
      assert(
        value >= chart.axis.min - 1e-9 && value <= chart.axis.max + 1e-9,
        `${value} is off the axis`,
      );
    }
  }
  for (const { at } of chart.ticks) assert(at >= 0 && at < chart.categories.length);
  for (const at of chart.strong) assert(at >= 0 && at < chart.categories.length);
  assert(axisTicks(chart.axis).length >= 2);
  for (const row of table.rows) assertEquals(row.length, table.columns.length);
}

const counts = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: length, maxLength: length });

Deno.test("figures are sound whatever the numbers", () => {
  fc.assert(
    fc.property(
      counts(10),
      counts(168),
      fc.integer({ min: 1880, max: 2000 }),
      (ten, week, first) => {
        const given = STEPS.map((rating, i) => ({ rating, ratings: ten[i] }));
        const bars = STEPS.map((rating, i) => ({ rating, count: ten[i] }));
        const years = ten.map((films, i) => ({ year: first + i, films }));
        const figures = [
          filmMeansFigure(
            ten.slice(0, 9).map((films, i) => ({ from: STEPS[i], to: STEPS[i + 1], films })),
            texts,
          ),
          ratingsGivenFigure(given, texts),
          filmsByYearFigure(years, texts),
          ratingsByYearFigure(
            years.map(({ year, films }) => ({
              year,
              ratings: films,
              mean: films === 0 ? null : 3.5,
            })),
            texts,
          ),
          peopleByRatingsFigure(
            ten.map((people, i) => ({ from: 2 ** i, to: 2 ** (i + 1) - 1, people })),
            texts,
          ),
          ratingsByHourFigure(
            week.map((ratings, i) => ({ weekday: Math.floor(i / 24) + 1, hour: i % 24, ratings })),
            texts,
          ),
          genreCountsFigure(
            ten.map((ratings, i) => ({
              genre: `g${i}`,
              films: 1,
              ratings,
              mean: ratings === 0 ? null : 3 + i / 10,
            })),
            Math.max(1, ...ten),
            texts,
          ),
          personHistogramFigure(
            bars,
            [...bars].reverse().map(({ count }, i) => ({ rating: STEPS[i], count })),
            texts,
          ),
        ];
        figures.forEach(assertSound);
      },
    ),
  );
});

Deno.test("figures of nothing say so", () => {
  const none = texts.m.figure.none;
  for (
    const figure of [
      filmMeansFigure([], texts),
      ratingsGivenFigure([], texts),
      filmsByYearFigure([], texts),
      ratingsByYearFigure([], texts),
      peopleByRatingsFigure([], texts),
      ratingsByHourFigure([], texts),
      genreCountsFigure([], 0, texts),
      genreMeansFigure([], texts),
    ]
  ) {
    assertEquals(figure.finding, none);
    assertEquals(figure.chart.strong, []);
  }
  assertEquals(filmHistogramFigure(STEPS.map((rating) => ({ rating, count: 0 })), 0, texts), null);
});

Deno.test("a finding names what the chart marks", () => {
  const rows = STEPS.map((rating) => ({
    rating,
    ratings: rating === 4 ? 60 : rating === 2.5 ? 40 : 0,
  }));
  const { finding, chart } = ratingsGivenFigure(rows, texts);
  assertEquals(chart.strong.map((at) => chart.categories[at]), ["4"]);
  assertEquals(
    finding,
    "4 stars is the usual verdict, 60% of all ratings; half stars make up 40%.",
  );
});

Deno.test("the median year is the first by which half of the films are out", () => {
  const rows = [{ year: 1990, films: 4 }, { year: 1991, films: 0 }, { year: 1992, films: 5 }];
  assertStringIncludes(filmsByYearFigure(rows, texts).finding, "in 1992 or later");
});

Deno.test("the busiest hour and the quietest day are told from the whole week", () => {
  const rows = Array.from({ length: 168 }, (_, i) => ({
    weekday: Math.floor(i / 24) + 1,
    hour: i % 24,
    ratings: i === 24 + 20 ? 99 : i >= 5 * 24 && i < 6 * 24 ? 1 : 2,
  }));
  const { finding, chart } = ratingsByHourFigure(rows, texts);
  assertStringIncludes(finding, "Tuesday at 20:00 UTC with 99 ratings");
  assertStringIncludes(finding, "Saturday is the quietest day");
  assertEquals(chart.series.map(({ label }) => label), [
    "Mon",
    "Tue",
    "Wed",
    "Thu",
    "Fri",
    "Sat",
    "Sun",
  ]);
  assertEquals(chart.series[1].values[20], 99);
});

Deno.test("how much people rate is told from whole bins", () => {
  const rows = [
    { from: 20, to: 49, people: 300 },
    { from: 50, to: 99, people: 350 },
    { from: 100, to: 999, people: 347 },
    { from: 1000, to: 1999, people: 3 },
  ];
  assertEquals(
    peopleByRatingsFigure(rows, texts).finding,
    "65% of the people gave fewer than 100 ratings; 0.3% gave 1,000 or more.",
  );
});

Deno.test("the commonest mean is not called that of most films", () => {
  const rows = [{ from: 3, to: 3.5, films: 59 }, { from: 3.5, to: 4, films: 41 }].reverse();
  assertEquals(
    filmMeansFigure([...rows, { from: 4, to: 4.5, films: 40 }], texts).finding,
    "The commonest mean is 3 to 3.5 stars: 59 films, 42% of those rated.",
  );
});

Deno.test("a favourite genre is the first of the damped order, which its mean need not be", () => {
  const favourites = [{ genre: "Drama", ratings: 40, mean: 4.3 }, {
    genre: "War",
    ratings: 1,
    mean: 5,
  }];
  assertEquals(
    personGenresFigure(favourites, [{ genre: "Drama", films: 9, ratings: 90, mean: 3.5 }], texts)
      ?.finding,
    "Drama comes first, means of few ratings counting for less: 4.30 stars over 40 ratings, " +
      "where everybody gives 3.50.",
  );
});

Deno.test("a person's years are all there, those without ratings too", () => {
  const at = (year: number): number => Date.UTC(year, 6) / 1000;
  const figure = personActivityFigure([at(2003), at(2001), at(2003)], texts);
  assertEquals(figure?.chart.categories, ["2001", "2002", "2003"]);
  assertEquals(figure?.chart.series[0].values, [1, 0, 2]);
  assertEquals(personActivityFigure([at(2001)], texts), null);
});

Deno.test("a film's years tell how its mean moved from the first to the last", () => {
  const rows = [
    { year: 2001, ratings: 3, mean: 4.5 },
    { year: 2002, ratings: 0, mean: null },
    { year: 2003, ratings: 1, mean: 3 },
  ];
  const figure = filmActivityFigure(rows, texts);
  assert(figure !== null);
  assertSound(figure);
  assertEquals(
    figure.finding,
    "Rated most in 2001, 75% of all times; the mean was 4.50 in 2001 and 3.00 in 2003.",
  );
  assertEquals(figure.table.rows[1], ["2002", "0", "–"]);
  assertEquals(filmActivityFigure(rows.slice(0, 1), texts), null);
});

Deno.test("French figures are written as French is", () => {
  const { finding } = ratingsGivenFigure([{ rating: 3.5, ratings: 2 }], textsOf("fr"));
  assertEquals(
    finding.replaceAll(/\s/g, " "),
    "3,5 étoiles, le verdict habituel : 100 % des notes ; les demi-étoiles en font 100 %.",
  );
});
