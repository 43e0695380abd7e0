import type { ChartDataset, ScriptableContext } from "chart.js";
import { faded, type Palette } from "./palette.ts";
import { shadeOf } from "./shade.ts";
import type { ChartSpec, Series } from "./spec.ts";

/** What Chart.js is given to draw: bars and lines over the same categories. */
export type Drawn = ChartDataset<"bar" | "line", (number | null)[]>;

/** The drawn values of a chart, a dataset a series. */
export function datasetsOf(spec: ChartSpec, palette: Palette): Drawn[] {
  return spec.series.map((series) => draw(spec, series, palette));
}

function draw(spec: ChartSpec, series: Series, palette: Palette): Drawn {
  const shared = { label: series.label, data: [...series.values] };
  const strength = spec.categories.map((_, index) =>
    spec.strong.includes(index) ? palette.strong : palette.mark
  );
  if (spec.kind === "heat") {
    const shades = series.values.map((value) =>
      faded(palette.mark, shadeOf(spec.axis, value ?? 0))
    );
    return {
      ...shared,
      type: "bar",
      // Every cell is one unit high; how much it stands for is its shade.
      data: series.values.map(() => 1),
      stack: "week",
      barPercentage: 1,
      categoryPercentage: 1,
      backgroundColor: shades,
      hoverBackgroundColor: palette.strong,
      borderColor: palette.paper,
      borderWidth: 0.75,
      borderSkipped: false,
    };
  }
  if (spec.kind === "line") {
    return {
      ...shared,
      type: "line",
      borderColor: palette.mark,
      borderWidth: 2,
      backgroundColor: faded(palette.mark, 0.14),
      fill: spec.axis.min === 0 ? "origin" : false,
      pointRadius: spec.categories.map((_, index) => spec.strong.includes(index) ? 5 : 0),
      pointHoverRadius: 5,
      pointBackgroundColor: strength,
      pointBorderWidth: 0,
      pointHoverBackgroundColor: palette.ink,
    };
  }
  if (spec.kind === "dots") {
    const isHollow = series.tone === "hollow";
    return {
      ...shared,
      type: "line",
      showLine: false,
      order: isHollow ? -1 : 0,
      pointRadius: isHollow ? 4.75 : 5.5,
      pointHoverRadius: 7,
      pointBackgroundColor: isHollow ? "transparent" : strength,
      pointBorderColor: palette.quiet,
      pointBorderWidth: isHollow ? 1.5 : 0,
      pointHoverBackgroundColor: isHollow ? "transparent" : palette.ink,
    };
  }
  if (series.tone === "hollow") {
    const halfAPlace = ({ chart }: ScriptableContext<"line">): number =>
      (chart.chartArea?.width ?? 0) / spec.categories.length / 2;
    return {
      ...shared,
      type: "line",
      showLine: false,
      // Chart.js paints the smallest order last: what is compared with comes on top.
      order: -1,
      pointStyle: "line",
      pointRadius: halfAPlace,
      pointHoverRadius: halfAPlace,
      pointBorderColor: palette.ink,
      pointBorderWidth: 2,
      pointHoverBorderWidth: 2,
    };
  }
  return {
    ...shared,
    type: "bar",
    barPercentage: 1,
    categoryPercentage: spec.kind === "bars" ? 0.68 : 0.8,
    backgroundColor: strength,
    hoverBackgroundColor: palette.ink,
  };
}
