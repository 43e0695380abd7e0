import type { TableSpec } from "../charts/spec.ts";

/** Where a statistic is as CSV. */
export const statisticCsv = (name: string): string => `/api/statistics/${name}.csv`;

/** The sum of a figure over rows. */
export const sumOf = <T>(rows: readonly T[], value: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + value(row), 0);

/** The index of the first row with the largest value; -1 without rows. */
export function indexOfLargest<T>(rows: readonly T[], value: (row: T) => number): number {
  let best = -1;
  rows.forEach((row, index) => {
    if (best < 0 || value(row) > value(rows[best])) best = index;
  });
  return best;
}

/** The index of the first row at which the running sum reaches half of the whole; -1 where it is 0. */
export function indexOfHalf<T>(rows: readonly T[], value: (row: T) => number): number {
  const half = sumOf(rows, value) / 2;
  if (half === 0) return -1;
  let running = 0;
  return rows.findIndex((row) => (running += value(row)) >= half);
}

/** A table whose first column names the rows and whose others are numbers. */
export const numbersTable = (
  labels: readonly string[],
  rows: readonly (readonly string[])[],
): TableSpec => ({
  columns: labels.map((label, index) => ({ label, isNumber: index > 0 })),
  rows,
});
