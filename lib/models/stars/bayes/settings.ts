import { ReelmatchError } from "../../../errors.ts";

/** What Bayesian factorisation can be told. */
export interface BayesSettings {
  /** Tastes told apart; one less than a multiple of four, as a bias fills each vector up. */
  readonly factors: number;
  /** Draws of everything. */
  readonly sweeps: number;
  /** First sweeps that are left out of the average, on the way to the posterior. */
  readonly burnIn: number;
  /** Draws kept for the average, evenly spread over the sweeps after the burn-in. */
  readonly draws: number;
  /** Draws kept in the model to fold people in. */
  readonly foldInDraws: number;
  /** Length of the vectors that the average is compressed to for serving. */
  readonly servedFactors: number;
  readonly seed: number;
}

/** Measured on 100 thousand ratings; see `bench/RESULTS.md`. */
export const DEFAULT_BAYES: BayesSettings = {
  factors: 7,
  sweeps: 80,
  burnIn: 16,
  draws: 64,
  foldInDraws: 12,
  servedFactors: 20,
  seed: 42,
};

/** Ratings beyond which fewer sweeps are made, and those after which there are fewest. */
const MANY_RATINGS = 1_000_000;
const FEWEST_SWEEPS = 32;

/**
 * Settings by the amount of data: beyond a million ratings the sweeps shrink as the ratings grow,
 * down to 32. The more ratings a person and a film have, the less their vectors differ from draw
 * to draw and the fewer draws an average needs.
 */
export function bayesSettingsFor(nRatings: number, seed: number): BayesSettings {
  const share = Math.min(1, MANY_RATINGS / nRatings);
  const sweeps = Math.max(FEWEST_SWEEPS, Math.round(DEFAULT_BAYES.sweeps * share));
  const burnIn = Math.min(DEFAULT_BAYES.burnIn, Math.floor(sweeps / 4));
  const draws = Math.min(DEFAULT_BAYES.draws, sweeps - burnIn);
  return { ...DEFAULT_BAYES, sweeps, burnIn, draws, seed };
}

/** @throws {ReelmatchError} `BAD_INPUT` where the settings contradict themselves */
export function checkBayesSettings(settings: BayesSettings): void {
  const { factors, sweeps, burnIn, draws, foldInDraws, servedFactors } = settings;
  const counts = [factors, sweeps, draws, foldInDraws, servedFactors];
  const whole = counts.every((count) => Number.isInteger(count) && count >= 1);
  if (whole && (factors + 1) % 4 === 0 && burnIn >= 0 && burnIn < sweeps && foldInDraws <= draws) {
    return;
  }
  throw new ReelmatchError(
    "BAD_INPUT",
    `Bayesian factorisation cannot train with ${factors} factors, ${sweeps} sweeps, ${burnIn} of ` +
      `burn-in, ${draws} draws and ${foldInDraws} to fold in: expected 3, 7, 11, … factors, fewer ` +
      "sweeps of burn-in than in all, and no more draws to fold in than are kept.",
  );
}
