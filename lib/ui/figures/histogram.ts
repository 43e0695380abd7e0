import type { HistogramBar } from "../../catalog/histogram.ts";
import { allTicks, axisFromZero } from "../charts/axis.ts";
import type { FigureSpec } from "../charts/spec.ts";
import { csvAddress } from "./csv.ts";
import { indexOfLargest, numbersTable, sumOf } from "./rows.ts";
import type { Texts } from "./texts.ts";

/**
 * Which ratings a film was given.
 * @returns `null` where nobody rated it
 */
export function filmHistogramFigure(
  bars: readonly HistogramBar[],
  mean: number,
  { m, f, language }: Texts,
): FigureSpec | null {
  const total = sumOf(bars, ({ count }) => count);
  if (total === 0) return null;
  const steps = bars.map(({ rating }) => f.step(rating));
  const peak = indexOfLargest(bars, ({ count }) => count);
  return {
    id: "film_ratings",
    label: m.film.histogram,
    finding: m.film.histogramFinding(bars[peak].rating, bars[peak].count / total, mean),
    chart: {
      kind: "columns",
      size: "low",
      language,
      categories: steps,
      ticks: allTicks(steps),
      categoryTitle: m.units.stars,
      valueTitle: m.units.ratings,
      unit: "count",
      axis: axisFromZero(bars[peak].count, 1),
      series: [{ label: m.units.ratings, values: bars.map(({ count }) => count), tone: "solid" }],
      strong: [peak],
    },
    table: numbersTable(
      [m.units.stars, m.units.ratings, m.units.share],
      bars.map(({ count }, i) => [steps[i], f.count(count), f.percent(count / total)]),
    ),
    csv: csvAddress(["rating", "ratings"], bars.map(({ rating, count }) => [rating, count])),
  };
}

/** Which ratings a person gives, beside everybody's. */
export function personHistogramFigure(
  bars: readonly HistogramBar[],
  everybody: readonly HistogramBar[],
  { m, f, language }: Texts,
): FigureSpec {
  const shares = sharesOf(bars);
  const others = sharesOf(everybody);
  const steps = bars.map(({ rating }) => f.step(rating));
  const peak = indexOfLargest(shares, (share) => share);
  return {
    id: "person_ratings",
    label: m.person.histogram,
    finding: m.person.histogramFinding(bars[peak].rating, shares[peak], others[peak]),
    chart: {
      kind: "columns",
      size: "normal",
      language,
      categories: steps,
      ticks: allTicks(steps),
      categoryTitle: m.units.stars,
      valueTitle: m.units.share,
      unit: "percent",
      axis: axisFromZero(Math.max(...shares, ...others)),
      series: [
        { label: m.person.they, values: shares, tone: "solid" },
        { label: m.person.everybody, values: others, tone: "hollow" },
      ],
      strong: [peak],
    },
    table: numbersTable(
      [m.units.stars, m.units.ratings, m.person.they, m.person.everybody],
      bars.map(({ count }, i) => [
        steps[i],
        f.count(count),
        f.percent(shares[i]),
        f.percent(others[i]),
      ]),
    ),
    csv: csvAddress(
      ["rating", "ratings", "share", "share_of_everybody"],
      bars.map(({ rating, count }, i) => [rating, count, shares[i], others[i]]),
    ),
  };
}

function sharesOf(bars: readonly HistogramBar[]): number[] {
  const total = Math.max(1, sumOf(bars, ({ count }) => count));
  return bars.map(({ count }) => count / total);
}
