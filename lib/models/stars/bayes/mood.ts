import type { Random } from "../../random.ts";
import type { Ratings } from "../../ratings.ts";

/** A pause of so many seconds is a step more, of three times as many two more, and so on by doubling. */
const PAUSE_SECONDS = 10;
/** Share of the ratings' variance that moods have before sampling. */
const START_VARIANCE = 0.03;
/** The least of it, so that ratings which are all alike can be sampled. */
const LEAST_VARIANCE = 1e-8;

/**
 * How much above or below what is expected a person rates at a moment, drifting through their history:
 * a stationary first-order autoregression over the moments at which they rated.
 */
export interface Mood {
  /** The moment of each rating that is learned from, and of each that is predicted. */
  readonly learned: Int32Array;
  readonly predicted: Int32Array;
  /** Correlation with the moment before; 0 for a person's first. */
  readonly kept: Float64Array;
  /** The mood at each moment. */
  readonly values: Float64Array;
  /** Variance of the mood at any moment. */
  variance: number;
}

/**
 * The moments of people's histories, those of the ratings to predict among them, in order of time.
 * @param steps after which a mood is down to 1/e of what it was
 */
export function startMood(train: Ratings, test: Ratings, steps: number): Mood {
  const count = train.users.length;
  const side = (at: number): [Ratings, number] => at < count ? [train, at] : [test, at - count];
  const users = new Int32Array(count + test.users.length);
  const times = new Float64Array(users.length);
  for (let at = 0; at < users.length; at++) {
    const [{ users: of, timestamps }, place] = side(at);
    users[at] = of[place];
    times[at] = timestamps[place];
  }
  const order = Int32Array.from(users, (_, at) => at)
    .sort((a, b) => users[a] - users[b] || times[a] - times[b] || a - b);
  const momentOf = new Int32Array(users.length);
  const kept: number[] = [];
  for (let at = 0; at < order.length; at++) {
    const [now, last] = [order[at], order[at - 1]];
    if (at === 0 || users[now] !== users[last]) kept.push(0);
    else if (times[now] !== times[last]) kept.push(keptAfter(times[now] - times[last], steps));
    momentOf[now] = kept.length - 1;
  }
  return {
    learned: momentOf.subarray(0, count),
    predicted: momentOf.subarray(count),
    kept: Float64Array.from(kept),
    values: new Float64Array(kept.length),
    variance: START_VARIANCE,
  };
}

const keptAfter = (seconds: number, steps: number): number =>
  Math.exp(-(1 + Math.log2(1 + seconds / PAUSE_SECONDS)) / steps);

/**
 * Draws all moods by forward filtering and backward sampling (Carter and Kohn 1994), takes what has
 * changed out of the residuals, and draws the moods' variance.
 * @param precisions of each person's ratings
 */
export function drawMood(
  mood: Mood,
  residual: Float32Array,
  users: Int32Array,
  precisions: Float32Array,
  random: Random,
): void {
  const { learned, kept, values } = mood;
  const count = kept.length;
  const precision = new Float64Array(count);
  const pull = new Float64Array(count);
  for (let at = 0; at < learned.length; at++) {
    const weight = precisions[users[at]];
    precision[learned[at]] += weight;
    pull[learned[at]] += weight * (residual[at] + values[learned[at]]);
  }
  // filtered mean and variance of each moment, given the moments until then
  const means = pull;
  const variances = precision;
  for (let at = 0; at < count; at++) {
    const prior = kept[at] === 0
      ? mood.variance
      : kept[at] ** 2 * variances[at - 1] + mood.variance * (1 - kept[at] ** 2);
    const before = kept[at] === 0 ? 0 : kept[at] * means[at - 1];
    variances[at] = 1 / (1 / prior + precision[at]);
    means[at] = variances[at] * (before / prior + pull[at]);
  }
  const before = values.slice();
  let squares = 0;
  for (let at = count - 1; at >= 0; at--) {
    const next = at + 1 < count ? kept[at + 1] : 0;
    let variance = variances[at];
    let mean = means[at];
    if (next > 0) {
      const drift = mood.variance * (1 - next ** 2);
      variance = 1 / (1 / variance + next ** 2 / drift);
      mean = variance * (mean / variances[at] + next * values[at + 1] / drift);
    }
    values[at] = mean + Math.sqrt(variance) * random.normal();
    if (next > 0) squares += (values[at + 1] - next * values[at]) ** 2 / (1 - next ** 2);
    if (kept[at] === 0) squares += values[at] ** 2;
  }
  for (let at = 0; at < learned.length; at++) {
    residual[at] -= values[learned[at]] - before[learned[at]];
  }
  const drawn = (START_VARIANCE + squares / 2) / random.gamma(1 + count / 2);
  mood.variance = Math.max(drawn, LEAST_VARIANCE);
}
