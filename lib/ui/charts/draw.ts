import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import type { Cursor } from "./cursor.ts";
import { boundsOf } from "./bounds.ts";
import { datasetsOf } from "./datasets.ts";
import { optionsOf } from "./options.ts";
import { onThemeChange, readPalette } from "./palette.ts";
import type { ChartSpec } from "./spec.ts";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** A chart on its canvas. */
export interface DrawnChart {
  /** Marks the value at a cursor and shows its tooltip; `null` marks nothing. */
  point(cursor: Cursor | null): void;
  destroy(): void;
}

/** Draws a chart and keeps it in the colours of the page's theme. */
export function drawChart(canvas: HTMLCanvasElement, spec: ChartSpec): DrawnChart {
  const chart = new Chart<"bar" | "line", (number | null)[], string>(canvas, {
    type: spec.kind === "line" || spec.kind === "dots" ? "line" : "bar",
    data: { labels: [...spec.categories], datasets: [] },
    plugins: [boundsOf(spec)],
  });
  const paint = (): void => {
    const palette = readPalette(canvas);
    chart.data.datasets = datasetsOf(spec, palette);
    chart.options = optionsOf(spec, palette);
    chart.update("none");
  };
  paint();
  const forget = onThemeChange(paint);
  return {
    point(cursor): void {
      const active = cursor === null ? [] : activeAt(spec, cursor);
      chart.setActiveElements(active);
      chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
      chart.update("none");
    },
    destroy(): void {
      forget();
      chart.destroy();
    },
  };
}

function activeAt(
  spec: ChartSpec,
  { category, series }: Cursor,
): { datasetIndex: number; index: number }[] {
  if (spec.kind === "heat") return [{ datasetIndex: series, index: category }];
  return spec.series.map((_, datasetIndex) => ({ datasetIndex, index: category }));
}
