import type { Catalog } from "./connection.ts";
import { type Parameters, queryRows } from "./query.ts";
import { number } from "./row.ts";
import { RATING_MAX, RATING_MIN, RATING_STEP } from "./schema.ts";

/** How often one rating was given. */
export interface HistogramBar {
  /** In stars. */
  readonly rating: number;
  readonly count: number;
}

/** Every rating that can be given, in ascending order. */
export const RATING_STEPS: readonly number[] = Array.from(
  { length: (RATING_MAX - RATING_MIN) / RATING_STEP + 1 },
  (_, step) => RATING_MIN + step * RATING_STEP,
);

/** A full histogram from how often ratings were given; steps that are lacking count zero. */
export const histogramOf = (counts: ReadonlyMap<number, number>): HistogramBar[] =>
  RATING_STEPS.map((rating) => ({ rating, count: counts.get(rating) ?? 0 }));

/** A full histogram from a query of `rating, ratings`. */
export async function readHistogram(
  catalog: Catalog,
  sql: string,
  parameters: Parameters,
): Promise<HistogramBar[]> {
  const counts = new Map(
    await queryRows(
      catalog,
      sql,
      parameters,
      (row) => [number(row, "rating"), number(row, "ratings")] as const,
    ),
  );
  return histogramOf(counts);
}
