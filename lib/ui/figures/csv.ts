import { stringify } from "@std/csv";
import { type Cell, defused } from "../defused.ts";

/** Rows as a CSV file inside an address, for numbers that no route of the API lists. */
export const csvAddress = (
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): string =>
  `data:text/csv;charset=utf-8,${
    encodeURIComponent(stringify([columns, ...rows.map((row) => row.map((cell) => defused(cell)))]))
  }`;
