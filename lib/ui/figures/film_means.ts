import type { FilmsByMeanRating } from "../../catalog/statistics.ts";
import { axisFromZero, everyTick } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { indexOfLargest, numbersTable, statisticCsv, sumOf } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** How films spread over their mean ratings. */
export function filmMeansFigure(
  rows: readonly FilmsByMeanRating[],
  { m, f, language }: Texts,
): FigureSpec {
  const ranges = rows.map(({ from, to }) => m.dashboard.starRange(from, to));
  const peak = indexOfLargest(rows, ({ films }) => films);
  const total = sumOf(rows, ({ films }) => films);
  const label = m.dashboard.labels.filmMeans;
  return {
    id: "film_mean_ratings",
    label,
    finding: total === 0 ? m.figure.none : m.dashboard.findings.filmMeans(
      rows[peak].from,
      rows[peak].to,
      rows[peak].films,
      rows[peak].films / total,
    ),
    chart: {
      kind: "columns",
      size: "normal",
      language,
      categories: ranges,
      ticks: everyTick(ranges),
      categoryTitle: m.units.meanStars,
      valueTitle: m.units.films,
      unit: "count",
      axis: axisFromZero(rows[peak]?.films ?? 0, 1),
      series: [{ label: m.units.films, values: rows.map(({ films }) => films), tone: "solid" }],
      strong: total === 0 ? [] : [peak],
    },
    table: numbersTable(
      [m.units.meanStars, m.units.films],
      rows.map(({ films }, i) => [ranges[i], f.count(films)]),
    ),
    csv: statisticCsv("film_mean_ratings"),
  };
}
