import { formatOf } from "../format.ts";
import type { ChartSpec } from "./spec.ts";

/** A value as its chart writes it, without its unit's name. */
export function writeValue({ unit, language }: ChartSpec, value: number): string {
  const f = formatOf(language);
  if (unit === "percent") return f.percent(value);
  return unit === "stars" ? f.stars(value) : f.count(value);
}

/** A value as the ticks of its axis write it, where there is little room. */
export function writeTick(spec: ChartSpec, value: number): string {
  return spec.unit === "count" ? formatOf(spec.language).compact(value) : writeValue(spec, value);
}
