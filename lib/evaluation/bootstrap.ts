import { ReelmatchError } from "../errors.ts";
import { type Random, seededRandom } from "../models/random.ts";
import { figureOf, type PersonFigures } from "./person_figures.ts";

/** A 95 % confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How much larger one figure is than another of the same people. */
export interface Difference extends Interval {
  /** The first figure less the second. */
  readonly difference: number;
  /** Share of the resamples in which the first figure is below the second; of ties, half. */
  readonly below: number;
}

const DRAWS = 1000;

/** The element of a sorted array below which this share of it lies. */
const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

function intervalOf(drawn: Float64Array): Interval {
  const sorted = drawn.toSorted();
  return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/** The people of one resample: as many as there are, drawn with replacement. */
function drawPeople(people: Int32Array, random: Random): void {
  for (let at = 0; at < people.length; at++) people[at] = random.integer(people.length);
}

/** The figure of these people, by their position. */
function figureOfThese({ sums, counts, root }: PersonFigures, people: Int32Array): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < people.length; at++) {
    sum += sums[people[at]];
    count += counts[people[at]];
  }
  return root ? Math.sqrt(sum / count) : sum / count;
}

/** The 95 % percentile interval of a figure by the bootstrap over people (Efron 1979). */
export function bootstrapFigure(model: PersonFigures, seed: number, draws = DRAWS): Interval {
  const random = seededRandom(seed);
  const people = new Int32Array(model.ids.length);
  const drawn = Float64Array.from({ length: draws }, () => {
    drawPeople(people, random);
    return figureOfThese(model, people);
  });
  return intervalOf(drawn);
}

/**
 * Compares two models on the same held-out ratings by the paired bootstrap over people: each resample
 * takes the same people for both, so that what makes a person hard to predict cancels.
 * @throws {ReelmatchError} `BAD_INPUT` where the models were not tested on the same people
 */
export function pairedBootstrap(
  first: PersonFigures,
  second: PersonFigures,
  seed: number,
  draws = DRAWS,
): Difference {
  const same = first.ids.length === second.ids.length &&
    first.ids.every((id, at) => id === second.ids[at] && first.counts[at] === second.counts[at]);
  if (!same || first.ids.length === 0) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `Two models can be compared on the same held-out ratings only: got those of ` +
        `${first.ids.length} and ${second.ids.length} people, expected the same ones.`,
    );
  }
  const random = seededRandom(seed);
  const people = new Int32Array(first.ids.length);
  let below = 0;
  const drawn = Float64Array.from({ length: draws }, () => {
    drawPeople(people, random);
    const one = figureOfThese(first, people);
    const other = figureOfThese(second, people);
    below += one < other ? 1 : one === other ? 0.5 : 0;
    return one - other;
  });
  return {
    difference: figureOf(first) - figureOf(second),
    ...intervalOf(drawn),
    below: below / draws,
  };
}
