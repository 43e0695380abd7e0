import { countBy } from "./groups.ts";
import type { Ratings } from "./ratings.ts";

/** Popularity as scores of all items: how many ratings each has. */
export function popularScores({ items, nItems }: Ratings): Float32Array {
  return Float32Array.from(countBy(items, nItems));
}

const SECONDS_PER_DAY = 86_400;
/** The time after which a rating counts half; chosen by what newcomers rated, see `bench/RESULTS.md`. */
const HALF_LIFE_DAYS = 365;

/**
 * What is popular of late, as scores of all items: their ratings, each halved every
 * `halfLifeDays` before `now`. As sums of many they need no more damping: three ratings of
 * yesterday are three.
 * @param now Unix time in seconds; the latest rating where it is not given, as sources end in the past
 */
export function trendingScores(
  { items, nItems, timestamps }: Ratings,
  halfLifeDays = HALF_LIFE_DAYS,
  now = timestamps.reduce((latest, time) => Math.max(latest, time), -Infinity),
): Float32Array {
  const scores = new Float64Array(nItems);
  for (let at = 0; at < items.length; at++) {
    const days = Math.max(0, now - timestamps[at]) / SECONDS_PER_DAY;
    scores[items[at]] += Math.pow(0.5, days / halfLifeDays);
  }
  return Float32Array.from(scores);
}
