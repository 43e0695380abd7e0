import { countBy } from "./groups.ts";
import type { Ratings } from "./ratings.ts";

/** Popularity as scores of all items: how many ratings each has. */
export function popularScores({ items, nItems }: Ratings): Float32Array {
  return Float32Array.from(countBy(items, nItems));
}

/** What makes a film trend. */
export interface TrendSettings {
  /** The time after which a rating counts half. */
  readonly halfLifeDays: number;
  /** Recent ratings of an average film that every film is given, so that three do not make a trend. */
  readonly damping: number;
}

/** A month's memory, damped by five ratings. */
export const MONTHLY_TREND: TrendSettings = { halfLifeDays: 30, damping: 5 };

const SECONDS_PER_DAY = 86_400;

/**
 * How much of an item's attention is recent, as scores of all items: its ratings, each halved every
 * `halfLifeDays` before `now`, over its damped total.
 * @param now Unix time in seconds; the latest rating where it is not given, as sources end in the past
 */
export function trendingScores(
  { items, nItems, timestamps }: Ratings,
  { halfLifeDays, damping }: TrendSettings = MONTHLY_TREND,
  now?: number,
): Float32Array {
  let latest = now ?? -Infinity;
  if (now === undefined) { for (const time of timestamps) latest = Math.max(latest, time); }
  const recent = new Float64Array(nItems);
  const total = new Float64Array(nItems);
  let recentSum = 0;
  for (let at = 0; at < items.length; at++) {
    const days = Math.max(0, latest - timestamps[at]) / SECONDS_PER_DAY;
    const weight = Math.pow(0.5, days / halfLifeDays);
    recent[items[at]] += weight;
    total[items[at]]++;
    recentSum += weight;
  }
  const average = items.length === 0 ? 0 : recentSum / items.length;
  return Float32Array.from(
    recent,
    (weight, item) => (weight + damping * average) / (total[item] + damping) * Math.log1p(weight),
  );
}

/**
 * Scores of all items for people without a history, 0…2: how popular an item is and how much it
 * trends, each as a share of the most popular and of the most trending one.
 */
export function startScores(ratings: Ratings): Float32Array {
  const popular = popularScores(ratings);
  const trending = trendingScores(ratings);
  const most = maxOf(popular);
  const highest = maxOf(trending);
  return popular.map((count, item) => count / most + trending[item] / highest);
}

/** The largest of some scores, 1 where none is positive. */
const maxOf = (scores: Float32Array): number =>
  scores.reduce((largest, score) => Math.max(largest, score), 0) || 1;
