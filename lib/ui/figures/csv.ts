import { stringify } from "@std/csv";

type Cell = string | number | null;

/** Rows as a CSV file inside an address, for numbers that no route of the API lists. */
export const csvAddress = (
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): string =>
  `data:text/csv;charset=utf-8,${
    encodeURIComponent(stringify([columns, ...rows.map((row) => row.map(defused))]))
  }`;

/** A text that a spreadsheet would run as a formula, made plain by a leading apostrophe (OWASP). */
const defused = (cell: Cell): Cell =>
  typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
