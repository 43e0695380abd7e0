import { indexRatings } from "./index_ratings.ts";
import { seededRandom } from "./random.ts";
import type { Ratings } from "./ratings.ts";

/** The size of generated ratings. */
export interface SyntheticSize {
  readonly people: number;
  readonly films: number;
  readonly ratings: number;
}

/**
 * Ratings that look like people's, for tests and benchmarks: some films and people are far busier
 * than others, tastes are of rank 4, values are half stars from 0.5 to 5. A person may meet a film
 * more than once, as in real exports. People and films without a rating do not appear.
 */
export function syntheticRatings({ people, films, ratings }: SyntheticSize, seed: number): Ratings {
  const rank = 4;
  const random = seededRandom(seed);
  const vectors = (count: number): Float64Array =>
    Float64Array.from({ length: count * (rank + 1) }, () => 0.5 * random.normal());
  const persons = vectors(people);
  const movies = vectors(films);
  const users = new Int32Array(ratings);
  const items = new Int32Array(ratings);
  const values = new Float32Array(ratings);
  const timestamps = new Float64Array(ratings);
  for (let at = 0; at < ratings; at++) {
    // squaring a uniform number crowds ratings onto low indices
    const user = Math.floor(people * random.uniform() ** 2);
    const item = Math.floor(films * random.uniform() ** 2);
    let mean = 3.5 + persons[user * (rank + 1)] + movies[item * (rank + 1)];
    for (let d = 1; d <= rank; d++) {
      mean += persons[user * (rank + 1) + d] * movies[item * (rank + 1) + d];
    }
    const stars = Math.round(2 * (mean + 0.8 * random.normal())) / 2;
    users[at] = user + 1;
    items[at] = item + 1;
    values[at] = Math.min(5, Math.max(0.5, stars));
    timestamps[at] = 1_000_000_000 + Math.floor(500_000_000 * random.uniform());
  }
  return indexRatings({ users, items, values, timestamps, scale: { min: 0.5, max: 5 } });
}
