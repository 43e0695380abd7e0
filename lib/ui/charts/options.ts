import type { ChartOptions, Scale } from "chart.js";
import type { Palette } from "./palette.ts";
import { type RowNames, rowNames } from "./rows.ts";
import type { ChartSpec } from "./spec.ts";
import { writeEntry, writeTick } from "./value.ts";

type Options = ChartOptions<"bar" | "line">;
type ScaleOptions = NonNullable<Options["scales"]>[string];

/** Room that the style sheet leaves around the server's drawing, in pixels; the canvas keeps to it. */
const ROOM = { top: 10, bottom: 28, end: 8, endOfRows: 16 };
const ROOM_FOR_NAMES = { short: 84, long: 152 } as const;
const ROOM_FOR_VALUES = 44;

/** Narrower than these, labels of rank 2 and then of rank 1 give way, as in the style sheet. */
const WIDTH_FOR_RANK = [0, 352, 480] as const;

/** How a chart looks and answers, apart from its values. */
export function optionsOf(spec: ChartSpec, palette: Palette): Options {
  const sideways = rowNames(spec) !== null;
  const categories = categoryScale(spec, palette, sideways);
  const values = spec.kind === "heat"
    ? rowScale(spec, palette)
    : valueScale(spec, palette, sideways);
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    indexAxis: sideways ? "y" : "x",
    layout: { padding: { top: ROOM.top, right: sideways ? ROOM.endOfRows : ROOM.end } },
    font: { family: palette.font, size: 12 },
    color: palette.inkSoft,
    interaction: spec.kind === "heat"
      ? { mode: "nearest", intersect: true }
      : { mode: "index", intersect: false, axis: sideways ? "y" : "x" },
    plugins: {
      tooltip: {
        displayColors: false,
        backgroundColor: palette.ink,
        bodyColor: palette.paper,
        bodyFont: { family: palette.font, size: 13 },
        padding: 10,
        cornerRadius: 3,
        caretSize: 0,
        caretPadding: 10,
        titleColor: palette.paper,
        titleFont: { family: palette.font, size: 13, weight: 600 },
        titleMarginBottom: 3,
        callbacks: {
          title: ([item]) =>
            item === undefined ? "" : titleOf(spec, item.dataIndex, item.datasetIndex),
          label: ({ dataIndex, datasetIndex }) => lineOf(spec, dataIndex, datasetIndex),
        },
      },
    },
    scales: sideways ? { x: values, y: categories } : { x: categories, y: values },
  };
}

/** What a tooltip is about: a category, of a heat map a cell. */
function titleOf({ kind, categories, series }: ChartSpec, category: number, row: number): string {
  return kind === "heat" ? `${series[row].label} ${categories[category]}` : categories[category];
}

/** A series and its value, as in `Films: 352`. */
function lineOf(spec: ChartSpec, category: number, row: number): string {
  const series = spec.series[row];
  const name = spec.kind === "heat" ? spec.valueTitle : series.label;
  return `${name}: ${writeEntry(spec, series, category)}`;
}

const withRoom = (isUpright: boolean, names: RowNames) => (scale: Scale): void => {
  if (isUpright) scale.width = names === null ? ROOM_FOR_VALUES : ROOM_FOR_NAMES[names];
  else scale.height = ROOM.bottom;
};

function categoryScale(spec: ChartSpec, palette: Palette, sideways: boolean): ScaleOptions {
  const labels = new Map(spec.ticks.map((tick) => [tick.at, tick]));
  return {
    type: "category",
    offset: true,
    grid: { display: spec.kind === "dots", color: palette.rule, drawTicks: false, offset: false },
    border: { display: spec.kind !== "heat" && spec.kind !== "dots", color: palette.quiet },
    afterFit: withRoom(sideways, rowNames(spec)),
    ticks: {
      autoSkip: false,
      maxRotation: 0,
      padding: 8,
      color: palette.inkSoft,
      font: { family: palette.font, size: 12 },
      callback(this: Scale, _value: number | string, index: number): string {
        const tick = labels.get(index);
        return tick && this.chart.width >= WIDTH_FOR_RANK[tick.rank] ? tick.label : "";
      },
    },
  };
}

function valueScale(spec: ChartSpec, palette: Palette, sideways: boolean): ScaleOptions {
  return {
    type: "linear",
    min: spec.axis.min,
    max: spec.axis.max,
    grid: { color: palette.rule, drawTicks: false },
    border: { display: false },
    afterFit: withRoom(!sideways, rowNames(spec)),
    ticks: {
      stepSize: spec.axis.step,
      autoSkip: false,
      maxRotation: 0,
      padding: 8,
      color: palette.inkSoft,
      font: { family: palette.font, size: 12 },
      callback(this: Scale, value: number | string, index: number): string {
        const hasRoom = !sideways || index % 2 === 0 || this.chart.width >= WIDTH_FOR_RANK[2];
        return hasRoom ? writeTick(spec, Number(value)) : "";
      },
    },
  };
}

/** The series of a heat map as rows, the first on top. */
function rowScale(spec: ChartSpec, palette: Palette): ScaleOptions {
  return {
    type: "linear",
    stacked: true,
    reverse: true,
    min: 0,
    max: spec.series.length,
    grid: { display: false },
    border: { display: false },
    afterFit: withRoom(true, null),
    afterBuildTicks(scale: Scale): void {
      scale.ticks = spec.series.map((_, row) => ({ value: row + 0.5 }));
    },
    ticks: {
      autoSkip: false,
      padding: 8,
      color: palette.inkSoft,
      font: { family: palette.font, size: 12 },
      callback: (value: number | string): string =>
        spec.series[Math.floor(Number(value))]?.label ?? "",
    },
  };
}
