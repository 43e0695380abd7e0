import { seededRandom } from "../../random.ts";
import type { Ratings } from "../../ratings.ts";
import { checkSignal, type TrainingOptions } from "../../training.ts";
import { drawMood, startMood } from "./mood.ts";
import { drawSweep, startSampler } from "./sampler.ts";
import { type BayesSettings, checkBayesSettings, DEFAULT_BAYES } from "./settings.ts";

/** Predictions and their standard deviations, one a rating. */
export interface Forecast {
  readonly means: Float64Array;
  readonly sds: Float64Array;
}

/** Steps of a mood that passes and of one that stays. */
const MOODS = [5, 40] as const;

/**
 * Predicts ratings whose time is known, with the moods of their person at that time, which the ratings
 * before and after tell. It says what time is worth; it cannot be served, as nobody knows what a
 * person will rate just before and after a film.
 * @throws {ReelmatchError} `BAD_INPUT` for settings that cannot be used, `INTERRUPTED` where the
 * signal was given
 */
export async function forecastInTime(
  train: Ratings,
  test: Ratings,
  settings: BayesSettings = DEFAULT_BAYES,
  { itemFacts, signal, team }: TrainingOptions = {},
): Promise<Forecast> {
  checkBayesSettings(settings);
  const { factors, sweeps, burnIn, seed } = settings;
  const sampler = startSampler(train, factors, seed, { itemFacts, team });
  const { workshop: { width }, people, films, noise, mean, unit, residual, ratings } = sampler;
  const moods = MOODS.map((steps) => startMood(ratings, test, steps));
  const total = test.values.length;
  const sums = new Float64Array(total);
  const squares = new Float64Array(total);
  const variances = new Float64Array(total);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    checkSignal(signal, `${sweep} of ${sweeps} sweeps`);
    await drawSweep(sampler, sweep);
    const random = seededRandom(~seed, sweep + 1);
    for (const mood of moods) drawMood(mood, residual, ratings.users, noise.precisions, random);
    if (sweep < burnIn) continue;
    for (let at = 0; at < total; at++) {
      const p = test.users[at] * width;
      const q = test.items[at] * width;
      let value = mean + people.totals[p] + films.totals[q];
      for (const { values, predicted } of moods) value += values[predicted[at]];
      for (let d = 1; d < width; d++) value += people.totals[p + d] * films.totals[q + d];
      sums[at] += unit * value;
      squares[at] += (unit * value) ** 2;
      variances[at] += unit ** 2 / noise.precisions[test.users[at]];
    }
  }
  const draws = sweeps - burnIn;
  const { min, max } = train.scale;
  return {
    means: sums.map((sum) => Math.min(max, Math.max(min, sum / draws))),
    sds: sums.map((sum, at) =>
      Math.sqrt(Math.max(0, squares[at] / draws - (sum / draws) ** 2) + variances[at] / draws)
    ),
  };
}
