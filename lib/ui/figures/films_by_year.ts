import type { FilmsByYear } from "../../catalog/statistics.ts";
import { axisFromZero, runTicks } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { indexOfHalf, indexOfLargest, numbersTable, statisticCsv } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** How many films came out in each year. */
export function filmsByYearFigure(
  rows: readonly FilmsByYear[],
  { m, f, language }: Texts,
): FigureSpec {
  const years = rows.map(({ year }) => year);
  const films = ({ films }: FilmsByYear): number => films;
  const peak = indexOfLargest(rows, films);
  const median = indexOfHalf(rows, films);
  return {
    id: "films_by_year",
    label: m.dashboard.labels.filmsByYear,
    finding: median < 0 ? m.figure.none : m.dashboard.findings.filmsByYear(
      years[median],
      years[peak],
      rows[peak].films,
    ),
    chart: {
      kind: "columns",
      size: "normal",
      language,
      categories: years.map(String),
      ticks: runTicks(years),
      categoryTitle: m.units.released,
      valueTitle: m.units.films,
      unit: "count",
      axis: axisFromZero(rows[peak]?.films ?? 0, 1),
      series: [{ label: m.units.films, values: rows.map(films), tone: "solid" }],
      strong: median < 0 ? [] : [peak],
    },
    table: numbersTable(
      [m.units.released, m.units.films],
      rows.map(({ year, films }) => [String(year), f.count(films)]),
    ),
    csv: statisticCsv("films_by_year"),
  };
}
