import type { ChartSpec } from "./spec.ts";
import { writeEntry } from "./value.ts";

/** Which value of a chart is being read. */
export interface Cursor {
  readonly category: number;
  /** Only a `heat` chart is read series by series; elsewhere all series of a category are. */
  readonly series: number;
}

/**
 * Where a key leads from a cursor, or `undefined` where the key means nothing to a chart.
 * @param from `null` before the first value was read
 */
export function moveCursor(spec: ChartSpec, from: Cursor | null, key: string): Cursor | undefined {
  const last = { category: spec.categories.length - 1, series: spec.series.length - 1 };
  const clamp = (category: number, series: number): Cursor => ({
    category: Math.max(0, Math.min(last.category, category)),
    series: Math.max(0, Math.min(last.series, series)),
  });
  const step = stepOf(spec.kind, key);
  if (step !== undefined) {
    return from === null ? clamp(0, 0) : clamp(from.category + step[0], from.series + step[1]);
  }
  if (key === "Home") return clamp(0, from?.series ?? 0);
  if (key === "End") return clamp(last.category, from?.series ?? 0);
  return undefined;
}

/** Categories and series that an arrow passes over. */
function stepOf(kind: ChartSpec["kind"], key: string): readonly [number, number] | undefined {
  if (key === "ArrowRight") return [1, 0];
  if (key === "ArrowLeft") return [-1, 0];
  const down = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  if (down === 0) return undefined;
  if (kind === "heat") return [0, down];
  // Rows follow each other downwards, columns grow upwards.
  return kind === "bars" || kind === "dots" ? [down, 0] : [-down, 0];
}

/** What is to be read at a cursor, as in `4: Ratings 28,750`. */
export function readCursor(spec: ChartSpec, { category, series }: Cursor): string {
  const name = spec.categories[category];
  if (spec.kind === "heat") {
    const row = spec.series[series];
    return `${row.label} ${name}: ${spec.valueTitle} ${writeEntry(spec, row, category)}`;
  }
  const values = spec.series.map((one) => `${one.label} ${writeEntry(spec, one, category)}`);
  return `${name}: ${values.join(", ")}`;
}
