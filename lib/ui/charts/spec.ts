import type { UiLanguage } from "../language.ts";

/** How values are written. */
export type ValueUnit = "count" | "stars" | "percent" | "score";

/** A label of the category axis. */
export interface CategoryTick {
  /** Index of the category it stands under. */
  readonly at: number;
  readonly label: string;
  /** 0 is always shown, 1 unless the chart is very narrow, 2 only where there is room. */
  readonly rank: 0 | 1 | 2;
}

/** Two ends, the lower first. */
export type Bounds = readonly [low: number, high: number];

/** One run of values over the categories. */
export interface Series {
  readonly label: string;
  /** One value a category; `null` where there is none. */
  readonly values: readonly (number | null)[];
  /** What each value lies between, as a confidence interval; only `dots` draw it. */
  readonly bounds?: readonly (Bounds | null)[];
  /** `solid` is what the chart is about, `hollow` what it is compared with. */
  readonly tone: "solid" | "hollow";
}

/** The axis of values, the same on the server and in the browser. */
export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/**
 * A chart as plain JSON: the server draws it as SVG, the browser draws it again with Chart.js.
 * `columns` stand on the category axis, `bars` lie along it, `line` joins its values, `dots` mark
 * a place on the value axis in each row, `heat` shades a cell for each category (along) and
 * series (down).
 */
export interface ChartSpec {
  readonly kind: "columns" | "bars" | "line" | "dots" | "heat";
  readonly size: "normal" | "tall" | "low";
  readonly language: UiLanguage;
  /** Full names of the categories, as tooltips and the keyboard's cursor say them. */
  readonly categories: readonly string[];
  readonly ticks: readonly CategoryTick[];
  readonly categoryTitle: string;
  readonly valueTitle: string;
  readonly unit: ValueUnit;
  readonly axis: ValueAxis;
  readonly series: readonly Series[];
  /** Categories that the finding speaks of. */
  readonly strong: readonly number[];
}

/** Rows and columns of text: what a chart shows, as a table. */
export interface TableSpec {
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** Everything that a figure of the site shows. */
export interface FigureSpec {
  /** Unique on its page, as in `ratings_given`. */
  readonly id: string;
  readonly label: string;
  /** What is to be seen, in one sentence computed from the data. */
  readonly finding: string;
  readonly chart: ChartSpec;
  readonly table: TableSpec;
  /** Where the same rows are as CSV. */
  readonly csv: string;
}
