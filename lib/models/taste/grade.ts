import type { History } from "../heads.ts";
import { meanOf } from "../stars/mean.ts";

/** How a rating becomes a liking. */
export interface Grading {
  /** Mean of the training ratings. */
  readonly mean: number;
  /** Standard deviation of the training ratings, which makes the grade independent of the scale. */
  readonly sd: number;
  /** What one standard deviation above a person's own mean adds to the liking of 1. */
  readonly weight: number;
  /** Ratings of the global mean that every person is given when their own mean is taken. */
  readonly pull: number;
}

/** Standard deviations below the rating that a person gives a middling film: a dislike. */
const DISLIKE = 0.75;
/** Ratings of the global mean in the mean of a person, where it is told what they dislike. */
const PULL = 5;
/** How many standard deviations below everybody's that mean may be: two stars are nobody's praise. */
const HARSHEST = 0.5;

/** Ratings of a person from which their dislikes count half as signs of what they watch. */
const DISLIKES_TRUSTED = 5;

/** The grading of a set of training ratings. */
export function gradingOf(values: Float32Array, weight: number, pull: number): Grading {
  const mean = meanOf(values);
  let squares = 0;
  for (let at = 0; at < values.length; at++) squares += (values[at] - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / values.length) || 1, weight, pull };
}

/** A person's mean rating with some ratings of the global mean among theirs. */
function meanOfPerson(values: Float32Array, globalMean: number, pull: number): number {
  let sum = globalMean * pull;
  for (let at = 0; at < values.length; at++) sum += values[at];
  return sum / (values.length + pull || 1);
}

/**
 * What each rating of a history says about the person's taste,
 * `1 + weight × (rating − mean of the person) / sd`: having seen a film says something, having
 * liked it more.
 */
export function gradesOf({ values }: History, { mean, sd, weight, pull }: Grading): Float32Array {
  const own = meanOfPerson(values, mean, pull);
  return values.map((value) => 1 + weight * (value - own) / sd);
}

/**
 * How much a person liked each film of a history, in standard deviations above a dislike: 0 or
 * less for a film that they disliked, however much watching it says about what they watch. The
 * mean of a person with few ratings is drawn to everybody's, so that three low ratings are three
 * dislikes and not an average taste.
 */
export function likingsOf({ values }: History, { mean, sd }: Grading): Float32Array {
  const middling = Math.max(meanOfPerson(values, mean, PULL), mean - HARSHEST * sd);
  return values.map((value) => (value - middling) / sd + DISLIKE);
}

/**
 * The grades of a history that is folded in. Those of somebody who has rated much say what they
 * watch; a visitor with a handful of ratings names their taste, and a disliked film is no part of
 * it: of n ratings, the grade of a dislike counts by `n / (n + DISLIKES_TRUSTED)`.
 */
export function foldedGrades(history: History, grading: Grading): Float32Array {
  const count = history.values.length;
  const trust = count / (count + DISLIKES_TRUSTED);
  const likings = likingsOf(history, grading);
  return gradesOf(history, grading).map((grade, at) =>
    likings[at] <= 0 && grade > 0 ? trust * grade : grade
  );
}
