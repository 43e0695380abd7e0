/** A cell of a CSV file. */
export type Cell = string | number | null;

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** A text that a spreadsheet would run as a formula, made plain by a leading apostrophe. */
export const defused = <T extends Cell>(cell: T): T | string =>
  typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : cell;

/** The reverse of {@link defused}, for texts that come back. */
export const undefused = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
