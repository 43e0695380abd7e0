import { ReelmatchError } from "../../errors.ts";

/** What Funk SVD can be told. */
export interface SvdSettings {
  /** Length of a person's and a film's vector: the number of tastes told apart. */
  readonly factors: number;
  /** Passes over the ratings. */
  readonly epochs: number;
  /** Step of stochastic gradient descent. */
  readonly rate: number;
  /** Whether the rate stays or falls to zero along a half cosine. */
  readonly schedule: "constant" | "cosine";
  /** Pull of every bias and factor towards zero. */
  readonly regularization: number;
  /** Standard deviation of the factors before training. */
  readonly initSd: number;
  readonly seed: number;
}

/** The defaults of Surprise's `SVD`. */
export const SURPRISE_SVD: SvdSettings = {
  factors: 100,
  epochs: 20,
  rate: 0.005,
  schedule: "constant",
  regularization: 0.02,
  initSd: 0.1,
  seed: 42,
};

/** Longer training under a stronger pull: more accurate than the defaults at three times the cost. */
export const TUNED_SVD: SvdSettings = {
  ...SURPRISE_SVD,
  epochs: 60,
  rate: 0.01,
  schedule: "cosine",
  regularization: 0.08,
};

/** The rate of an epoch, from 0. */
export function rateAt({ rate, schedule, epochs }: SvdSettings, epoch: number): number {
  return schedule === "constant" ? rate : rate * (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
}

/** @throws {ReelmatchError} `BAD_INPUT` naming settings that cannot be used */
export function checkSvdSettings(
  { factors, epochs, rate, regularization }: SvdSettings,
): void {
  const whole = Number.isInteger(factors) && factors >= 0 && Number.isInteger(epochs) && epochs > 0;
  if (whole && rate > 0 && regularization >= 0) return;
  throw new ReelmatchError(
    "BAD_INPUT",
    `SVD cannot train with ${factors} factors, ${epochs} epochs, rate ${rate} and regularization ` +
      `${regularization}: expected whole factors ≥ 0, whole epochs ≥ 1, rate > 0, regularization ≥ 0.`,
  );
}
