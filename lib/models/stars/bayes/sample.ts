import { checkSignal, type TrainingOptions } from "../../training.ts";
import { type Draw, drawOf, type FoldInDraw, foldInDrawOf, isChosen } from "./draws.ts";
import { drawSweep, errorOf, type Sampler } from "./sampler.ts";
import type { BayesSettings } from "./settings.ts";

/** What is kept of the draws. */
export interface Posterior {
  /** Spread evenly over the sweeps after the burn-in. */
  readonly draws: readonly Draw[];
  /** Some of them with what folding a person in needs. */
  readonly foldInDraws: readonly FoldInDraw[];
  /** Mean variance of each person's ratings around their predictions. */
  readonly noise: Float64Array;
}

/**
 * Sweeps until the settings are met.
 * @throws {ReelmatchError} `INTERRUPTED` where the signal was given
 */
export async function samplePosterior(
  sampler: Sampler,
  { sweeps, burnIn, draws: wanted, foldInDraws: wantedFoldIn }: BayesSettings,
  { onEpoch, signal }: TrainingOptions,
): Promise<Posterior> {
  const { noise: { precisions }, unit } = sampler;
  const draws: Draw[] = [];
  const foldInDraws: FoldInDraw[] = [];
  const noise = new Float64Array(precisions.length);
  const total = sweeps - burnIn;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    checkSignal(signal, `${sweep} of ${sweeps} sweeps`);
    await drawSweep(sampler, sweep);
    onEpoch?.({ epoch: sweep + 1, epochs: sweeps, rmse: errorOf(sampler) });
    if (sweep < burnIn || !isChosen(sweep - burnIn, total, wanted)) continue;
    const draw = drawOf(sampler);
    draws.push(draw);
    if (isChosen(draws.length - 1, Math.min(total, wanted), wantedFoldIn)) {
      foldInDraws.push(foldInDrawOf(sampler, draw));
    }
    precisions.forEach((precision, user) => noise[user] += unit ** 2 / precision);
  }
  return { draws, foldInDraws, noise: noise.map((sum) => sum / draws.length) };
}
