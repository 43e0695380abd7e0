import type { ValueAxis } from "./spec.ts";

/** The palest shade, so that an empty cell is still a cell. */
const LEAST = 0.05;

/** How opaque the cell of a value is, 0.05…1. The most there is gets the full shade. */
export const shadeOf = (axis: ValueAxis, value: number): number =>
  Number((LEAST + (1 - LEAST) * Math.min(1, value / axis.max)).toFixed(2));
