import { groupBy } from "../../groups.ts";
import type { Ratings } from "../../ratings.ts";
import { checkSignal, type TrainingOptions } from "../../training.ts";
import { drawSweep, startSampler } from "./sampler.ts";
import { type BayesSettings, checkBayesSettings, DEFAULT_BAYES } from "./settings.ts";

/** Ratings of a person's history that make one stretch of it. */
const STRETCH = 20;

/** Predictions and their standard deviations, one a rating. */
export interface Forecast {
  readonly means: Float64Array;
  readonly sds: Float64Array;
}

/** The stretches of people's histories, in their order of time. */
interface Stretches {
  readonly count: number;
  /** The stretch that each of these ratings falls in, by its time. */
  rowsOf(ratings: Ratings): Int32Array;
}

/** Divides each person's history into stretches of {@link STRETCH} ratings. */
function stretchesOf({ users, timestamps, nUsers }: Ratings): Stretches {
  const { starts, order } = groupBy(users, nUsers);
  const times = Array.from(
    { length: nUsers },
    (_, user) =>
      Float64Array.from(order.subarray(starts[user], starts[user + 1]), (at) => timestamps[at])
        .sort(),
  );
  const first = new Int32Array(nUsers + 1);
  times.forEach((own, user) =>
    first[user + 1] = first[user] + Math.floor(own.length / STRETCH) + 1
  );
  /** How many of a person's ratings are older. */
  const placeOf = (user: number, time: number): number => {
    let low = 0;
    let high = times[user].length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[user][middle] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    count: first[nUsers],
    rowsOf: (ratings) =>
      ratings.users.map((user, at) =>
        first[user] + Math.floor(placeOf(user, ratings.timestamps[at]) / STRETCH)
      ),
  };
}

/**
 * Predicts ratings whose time is known, with a vector for each stretch of a person's history beside
 * the person's own: moods and rating habits of a sitting. It says what time is worth; it cannot be
 * served, as nobody knows where in their history a person will see a film.
 * @throws {ReelmatchError} `BAD_INPUT` for settings that cannot be used, `INTERRUPTED` where the
 * signal was given
 */
export function forecastInTime(
  train: Ratings,
  test: Ratings,
  settings: BayesSettings = DEFAULT_BAYES,
  { itemFacts = [], signal }: TrainingOptions = {},
): Forecast {
  checkBayesSettings(settings);
  const stretches = stretchesOf(train);
  const { count } = stretches;
  const moments = { name: "stretch", count, rowOf: stretches.rowsOf(train) };
  const rows = stretches.rowsOf(test);
  const sampler = startSampler(train, itemFacts, settings.factors, settings.seed, moments);
  const { workshop: { width }, people, films, noise, mean } = sampler;
  const total = test.values.length;
  const sums = new Float64Array(total);
  const squares = new Float64Array(total);
  const variances = new Float64Array(total);
  const stretch = sampler.moments?.totals ?? new Float32Array(count * width);
  for (let sweep = 0; sweep < settings.sweeps; sweep++) {
    checkSignal(signal, `${sweep} of ${settings.sweeps} sweeps`);
    drawSweep(sampler, sweep);
    if (sweep < settings.burnIn) continue;
    for (let at = 0; at < total; at++) {
      const p = test.users[at] * width;
      const s = rows[at] * width;
      const q = test.items[at] * width;
      let value = mean + people.totals[p] + stretch[s] + films.totals[q];
      for (let d = 1; d < width; d++) {
        value += (people.totals[p + d] + stretch[s + d]) * films.totals[q + d];
      }
      sums[at] += value;
      squares[at] += value * value;
      variances[at] += 1 / noise.precisions[test.users[at]];
    }
  }
  const draws = settings.sweeps - settings.burnIn;
  const { min, max } = train.scale;
  return {
    means: sums.map((sum) => Math.min(max, Math.max(min, sum / draws))),
    sds: sums.map((sum, at) =>
      Math.sqrt(Math.max(0, squares[at] / draws - (sum / draws) ** 2) + variances[at] / draws)
    ),
  };
}
