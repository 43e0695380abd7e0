import type { RatingsGiven } from "../../catalog/statistics.ts";
import { allTicks, axisFromZero } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { indexOfLargest, numbersTable, statisticCsv, sumOf } from "./rows.ts";
import type { Texts } from "./texts.ts";

/** Which ratings people give. */
export function ratingsGivenFigure(
  rows: readonly RatingsGiven[],
  { m, f, language }: Texts,
): FigureSpec {
  const steps = rows.map(({ rating }) => f.step(rating));
  const peak = indexOfLargest(rows, ({ ratings }) => ratings);
  const total = sumOf(rows, ({ ratings }) => ratings);
  const halves = sumOf(rows.filter(({ rating }) => rating % 1 !== 0), ({ ratings }) => ratings);
  return {
    id: "ratings_given",
    label: m.dashboard.labels.ratingsGiven,
    finding: total === 0 ? m.figure.none : m.dashboard.findings.ratingsGiven(
      rows[peak].rating,
      rows[peak].ratings / total,
      halves / total,
    ),
    chart: {
      kind: "columns",
      size: "normal",
      language,
      categories: steps,
      ticks: allTicks(steps),
      categoryTitle: m.units.stars,
      valueTitle: m.units.ratings,
      unit: "count",
      axis: axisFromZero(rows[peak]?.ratings ?? 0, 1),
      series: [{
        label: m.units.ratings,
        values: rows.map(({ ratings }) => ratings),
        tone: "solid",
      }],
      strong: total === 0 ? [] : [peak],
    },
    table: numbersTable(
      [m.units.stars, m.units.ratings, m.units.share],
      rows.map(({ ratings }, i) => [
        steps[i],
        f.count(ratings),
        f.percent(total === 0 ? 0 : ratings / total),
      ]),
    ),
    csv: statisticCsv("ratings_given"),
  };
}
