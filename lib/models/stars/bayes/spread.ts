import type { Draw } from "./draws.ts";

/** Rows of each side that the spread of the draws is measured on. */
const PROBES = 48;

/** How much predictions differ between draws, as a variance that adds up over a person and a film. */
export interface Spread {
  /** `nUsers` */
  readonly people: Float32Array;
  /** `nItems`, zero on average */
  readonly films: Float32Array;
  /** Films that stand for all, from the most rated down. */
  readonly probes: Int32Array;
}

/** Variance over the draws of the prediction of one person for one film. */
function varianceOf(draws: readonly Draw[], user: number, item: number, width: number): number {
  let sum = 0;
  let squares = 0;
  for (const { people, films } of draws) {
    const p = user * width;
    const q = item * width;
    let value = people[p] + films[q];
    for (let d = 1; d < width; d++) value += people[p + d] * films[q + d];
    sum += value;
    squares += value * value;
  }
  const mean = sum / draws.length;
  return Math.max(0, squares / draws.length - mean * mean);
}

/** Positions spread over a distribution of counts, as a random rating would find them. */
function probesOf(counts: Int32Array): Int32Array {
  let total = 0;
  for (const count of counts) total += count;
  const probes = new Set<number>();
  let seen = 0;
  let next = 0.5;
  counts.forEach((count, row) => {
    seen += count;
    while (next * total / PROBES < seen) {
      probes.add(row);
      next++;
    }
  });
  return Int32Array.from(probes);
}

/**
 * Measures the spread of the draws on a sample of people and films, chosen as often as they occur
 * in the ratings, and divides it into a part of the person and one of the film.
 */
export function spreadOf(
  draws: readonly Draw[],
  userCounts: Int32Array,
  itemCounts: Int32Array,
  width: number,
): Spread {
  const users = probesOf(userCounts);
  const items = probesOf(itemCounts);
  const meanOver = (rows: Int32Array, of: (row: number) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  const people = Float32Array.from(
    userCounts,
    (_, user) => meanOver(items, (item) => varianceOf(draws, user, item, width)),
  );
  const films = Float32Array.from(
    itemCounts,
    (_, item) => meanOver(users, (user) => varianceOf(draws, user, item, width)),
  );
  const grand = meanOver(items, (item) => films[item]);
  return { people, films: films.map((value) => value - grand), probes: items };
}
