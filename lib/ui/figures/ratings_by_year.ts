import type { RatingsByYear } from "../../catalog/statistics.ts";
import { axisFromZero, runTicks } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { indexOfLargest, numbersTable, statisticCsv } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** When the ratings were given, year by year. */
export function ratingsByYearFigure(
  rows: readonly RatingsByYear[],
  { m, f, language }: Texts,
): FigureSpec {
  const years = rows.map(({ year }) => year);
  const peak = indexOfLargest(rows, ({ ratings }) => ratings);
  const top = rows[peak];
  return {
    id: "ratings_by_year",
    label: m.dashboard.labels.ratingsByYear,
    finding: top === undefined || top.ratings === 0
      ? m.figure.none
      : m.dashboard.findings.ratingsByYear(top.year, top.ratings, top.mean ?? 0),
    chart: {
      kind: "line",
      size: "normal",
      language,
      categories: years.map(String),
      ticks: runTicks(years),
      categoryTitle: m.units.year,
      valueTitle: m.units.ratings,
      unit: "count",
      axis: axisFromZero(top?.ratings ?? 0, 1),
      series: [{
        label: m.units.ratings,
        values: rows.map(({ ratings }) => ratings),
        tone: "solid",
      }],
      strong: top === undefined ? [] : [peak],
    },
    table: numbersTable(
      [m.units.year, m.units.ratings, m.units.meanStars],
      rows.map(({ year, ratings, mean }) => [
        String(year),
        f.count(ratings),
        mean === null ? "–" : f.stars(mean),
      ]),
    ),
    csv: statisticCsv("ratings_by_year"),
  };
}
