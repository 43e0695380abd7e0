import type { Draw } from "./draws.ts";

/** Rows of each side that the spread of the draws is measured on. */
const PROBES = 24;
/** Draws that it is measured on, evenly spread over all. */
const DRAWS = 32;

/** How much predictions differ between draws, as a variance that adds up over a person and a film. */
export interface Spread {
  /** `nUsers` */
  readonly people: Float32Array;
  /** `nItems`, zero on average */
  readonly films: Float32Array;
  /** Films that stand for all, from the most rated down. */
  readonly probes: Int32Array;
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

/** The vectors of some rows in every draw, laid out together. */
function pick(draws: readonly Float32Array[], rows: Int32Array, width: number): Float64Array {
  const picked = new Float64Array(draws.length * rows.length * width);
  draws.forEach((vectors, draw) =>
    rows.forEach((row, at) =>
      picked.set(
        vectors.subarray(row * width, (row + 1) * width),
        (draw * rows.length + at) * width,
      )
    )
  );
  return picked;
}

/** For each row of one side, the variance over the draws of its predictions, averaged over probes. */
function variancesOf(
  draws: readonly Float32Array[],
  others: readonly Float32Array[],
  probes: Int32Array,
  width: number,
): Float32Array {
  const picked = pick(others, probes, width);
  const own = new Float64Array(width);
  const sums = new Float64Array(probes.length);
  return Float32Array.from({ length: draws[0].length / width }, (_, row) => {
    sums.fill(0);
    let squares = 0;
    for (let draw = 0; draw < draws.length; draw++) {
      const vectors = draws[draw];
      for (let d = 0; d < width; d++) own[d] = vectors[row * width + d];
      let from = draw * probes.length * width;
      for (let at = 0; at < probes.length; at++, from += width) {
        let value = own[0] + picked[from];
        for (let d = 1; d < width; d++) value += own[d] * picked[from + d];
        sums[at] += value;
        squares += value * value;
      }
    }
    let meanSquares = 0;
    for (let at = 0; at < probes.length; at++) meanSquares += (sums[at] / draws.length) ** 2;
    return Math.max(0, (squares / draws.length - meanSquares) / probes.length);
  });
}

/**
 * Measures the spread of the draws on a sample of people and films, chosen as often as they occur
 * in the ratings, and divides it into a part of the person and one of the film.
 */
export function spreadOf(
  all: readonly Draw[],
  userCounts: Int32Array,
  itemCounts: Int32Array,
  width: number,
): Spread {
  const step = Math.max(1, all.length / DRAWS);
  const draws = Array.from(
    { length: Math.floor(all.length / step) },
    (_, at) => all[Math.floor(at * step)],
  );
  const users = probesOf(userCounts);
  const items = probesOf(itemCounts);
  const vectors = {
    people: draws.map(({ people }) => people),
    films: draws.map(({ films }) => films),
  };
  const people = variancesOf(vectors.people, vectors.films, items, width);
  const films = variancesOf(vectors.films, vectors.people, users, width);
  const grand = items.reduce((sum, item) => sum + films[item], 0) / items.length;
  return { people, films: films.map((value) => value - grand), probes: items };
}
