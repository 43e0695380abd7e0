import { formatOf } from "../format.ts";
import type { ChartSpec, Series } from "./spec.ts";

/** A value as its chart writes it, without its unit's name. */
export function writeValue({ unit, language }: ChartSpec, value: number): string {
  const f = formatOf(language);
  if (unit === "percent") return f.percent(value);
  if (unit === "score") return f.decimal(value, 3);
  return unit === "stars" ? f.stars(value) : f.count(value);
}

/** A value as the ticks of its axis write it, where there is little room. */
export function writeTick(spec: ChartSpec, value: number): string {
  const f = formatOf(spec.language);
  if (spec.unit === "score") return f.step(value);
  return spec.unit === "count" ? f.compact(value) : writeValue(spec, value);
}

/** A series at a category with its bounds where it has them: `0.818 (0.793–0.843)`. */
export function writeEntry(spec: ChartSpec, { values, bounds }: Series, category: number): string {
  const value = values[category];
  if (value === null) return "–";
  const between = bounds?.[category];
  const text = writeValue(spec, value);
  if (!between) return text;
  return `${text} (${writeValue(spec, between[0])}–${writeValue(spec, between[1])})`;
}
