import { axisFromZero, runTicks } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { csvAddress } from "./csv.ts";
import { indexOfLargest, numbersTable } from "./rows.ts";
import type { Texts } from "./texts.ts";

/**
 * How many ratings a person gave in each year.
 * @param timestamps Unix times in seconds, in any order
 * @returns `null` where there is a single year and so no course of time
 */
export function personActivityFigure(
  timestamps: readonly number[],
  { m, f, language }: Texts,
): FigureSpec | null {
  const counts = new Map<number, number>();
  for (const seconds of timestamps) {
    const year = new Date(seconds * 1000).getUTCFullYear();
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  if (counts.size < 2) return null;
  const first = Math.min(...counts.keys());
  const span = Math.max(...counts.keys()) - first + 1;
  const years = Array.from({ length: span }, (_, i) => first + i);
  const ratings = years.map((year) => counts.get(year) ?? 0);
  const peak = indexOfLargest(ratings, (count) => count);
  return {
    id: "person_activity",
    label: m.person.activity,
    finding: m.person.activityFinding(
      years[peak],
      ratings[peak],
      ratings[peak] / timestamps.length,
    ),
    chart: {
      kind: "columns",
      size: "normal",
      language,
      categories: years.map(String),
      ticks: runTicks(years),
      categoryTitle: m.units.year,
      valueTitle: m.units.ratings,
      unit: "count",
      axis: axisFromZero(ratings[peak], 1),
      series: [{ label: m.units.ratings, values: ratings, tone: "solid" }],
      strong: [peak],
    },
    table: numbersTable(
      [m.units.year, m.units.ratings],
      years.map((year, i) => [String(year), f.count(ratings[i])]),
    ),
    csv: csvAddress(["year", "ratings"], years.map((year, i) => [year, ratings[i]])),
  };
}
