import type { RatingsByYear } from "../../catalog/statistics.ts";
import { axisFromZero, runTicks } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { csvAddress } from "./csv.ts";
import { indexOfLargest, numbersTable, sumOf } from "./rows.ts";
import type { Texts } from "./texts.ts";

/**
 * When a film was rated, year by year.
 * @param rows every year from the first with ratings to the last
 * @returns `null` where there is a single year and so no course of time
 */
export function filmActivityFigure(
  rows: readonly RatingsByYear[],
  { m, f, language }: Texts,
): FigureSpec | null {
  if (rows.length < 2) return null;
  const years = rows.map(({ year }) => year);
  const total = sumOf(rows, ({ ratings }) => ratings);
  const peak = indexOfLargest(rows, ({ ratings }) => ratings);
  const [first, last] = [rows[0], rows[rows.length - 1]];
  return {
    id: "film_activity",
    label: m.film.activity,
    finding: m.film.activityFinding(
      rows[peak].year,
      rows[peak].ratings / total,
      { year: first.year, mean: first.mean ?? 0 },
      { year: last.year, mean: last.mean ?? 0 },
    ),
    chart: {
      kind: "columns",
      size: "low",
      language,
      categories: years.map(String),
      ticks: runTicks(years),
      categoryTitle: m.units.year,
      valueTitle: m.units.ratings,
      unit: "count",
      axis: axisFromZero(rows[peak].ratings, 1),
      series: [{
        label: m.units.ratings,
        values: rows.map(({ ratings }) => ratings),
        tone: "solid",
      }],
      strong: [peak],
    },
    table: numbersTable(
      [m.units.year, m.units.ratings, m.units.meanStars],
      rows.map(({ year, ratings, mean }) => [
        String(year),
        f.count(ratings),
        mean === null ? "–" : f.stars(mean),
      ]),
    ),
    csv: csvAddress(
      ["year", "ratings", "mean"],
      rows.map(({ year, ratings, mean }) => [year, ratings, mean]),
    ),
  };
}
