import type { ChartSpec } from "./spec.ts";

/** A name of so many characters fits in the room for short ones. */
const SHORT = 10;

/** How the names of a chart's rows stand beside it; `null` where it has columns. */
export type RowNames = "short" | "long" | null;

/** What room the names of a chart's rows take. */
export function rowNames({ kind, categories }: Pick<ChartSpec, "kind" | "categories">): RowNames {
  if (kind !== "bars" && kind !== "dots") return null;
  return categories.every(({ length }) => length <= SHORT) ? "short" : "long";
}
