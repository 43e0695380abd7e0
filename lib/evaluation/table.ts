/** Both ends of an interval with four decimals. */
export const range = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${low.toFixed(4)} … ${high.toFixed(4)}`;

/** The standard deviation of figures, as of several folds. */
export function deviation(figures: readonly number[]): number {
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  return Math.sqrt(figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0) / figures.length);
}

/** Rows of texts as aligned columns, the first row as the header; the first column to the left. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))
      .join("  ").trimEnd();
  return rows.map(line).join("\n");
}
