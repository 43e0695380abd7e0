import type { StarsModel } from "../models/heads.ts";
import type { Ratings } from "../models/ratings.ts";
import type { Forecast } from "../models/stars/bayes/in_time.ts";
import type { Trainer } from "../models/trainers.ts";
import type { TrainingOptions } from "../models/training.ts";
import type { Split } from "./folds.ts";

/** What was predicted of the held-out side of a split, and how long that took. */
export interface TimedForecast extends Forecast {
  readonly fitSeconds: number;
  readonly predictSeconds: number;
}

/** Predicts the held-out side of a split after learning from the other. */
export type Forecaster = (split: Split, seed: number) => Promise<TimedForecast>;

/**
 * Predictions of a trained model and their spreads, in the order of the ratings.
 * @param profileOf what the model knows of a person by index; its trained row without
 */
export function forecastRatings<P>(
  model: StarsModel<P>,
  { users, items }: Pick<Ratings, "users" | "items">,
  profileOf: (user: number) => P = (user) => model.profile(user),
): Forecast {
  const profiles = new Map<number, P>();
  const means = new Float64Array(users.length);
  const sds = new Float64Array(users.length);
  for (let at = 0; at < users.length; at++) {
    const user = users[at];
    let profile = profiles.get(user);
    if (profile === undefined) profiles.set(user, profile = profileOf(user));
    const { mean, sd } = model.predict(profile, items[at]);
    means[at] = mean;
    sds[at] = sd;
  }
  return { means, sds };
}

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

/** A forecaster that trains a model and asks it. */
export const forecasterOf =
  (fit: Trainer<StarsModel>, options?: TrainingOptions): Forecaster =>
  async ({ train, test }, seed) => {
    const start = performance.now();
    const model = await fit(train, seed, options);
    const fitSeconds = secondsSince(start);
    const asked = performance.now();
    const forecast = forecastRatings(model, test);
    return { ...forecast, fitSeconds, predictSeconds: secondsSince(asked) };
  };
