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
  sweeps: 200,
  burnIn: 30,
  draws: 60,
  foldInDraws: 12,
  servedFactors: 24,
  seed: 42,
};

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
