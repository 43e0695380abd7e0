import type { TrainingRun } from "../../checkpoints.ts";
import { checkSignal, endEpoch, type TrainingOptions } from "../../training.ts";
import { type Draw, drawOf, type FoldInDraw, foldInDrawOf, isChosen } from "./draws.ts";
import { drawSweep, errorOf, type Sampler } from "./sampler.ts";
import type { BayesSettings } from "./settings.ts";
import { restore, stateOf } from "./state.ts";

/** A draw kept to fold people in, and its place among all. */
export interface KeptFoldInDraw extends FoldInDraw {
  readonly draw: number;
}

/** What is kept of the draws. */
export interface Posterior {
  /** Spread evenly over the sweeps after the burn-in. */
  readonly draws: Draw[];
  /** Some of them with what folding a person in needs. */
  readonly foldInDraws: KeptFoldInDraw[];
  /** Sum over the draws of the variance of each person's ratings around their predictions. */
  readonly noise: Float64Array;
}

/** Keeps the present draw, and what folding in needs where it is one of those. */
function keep(sampler: Sampler, posterior: Posterior, settings: BayesSettings): void {
  const { noise: { precisions }, unit } = sampler;
  const { draws, foldInDraws, noise } = posterior;
  const total = Math.min(settings.sweeps - settings.burnIn, settings.draws);
  const draw = drawOf(sampler);
  if (isChosen(draws.length, total, settings.foldInDraws)) {
    foldInDraws.push({ ...foldInDrawOf(sampler, draw), draw: draws.length });
  }
  draws.push(draw);
  precisions.forEach((precision, user) => noise[user] += unit ** 2 / precision);
}

/**
 * Sweeps until the settings are met, from where a checkpoint left off if there is one.
 * @throws {ReelmatchError} `INTERRUPTED` where the signal was given
 */
export async function samplePosterior(
  sampler: Sampler,
  settings: BayesSettings,
  run: TrainingRun,
  options: TrainingOptions,
): Promise<Posterior> {
  const { sweeps, burnIn } = settings;
  const noise = new Float64Array(sampler.noise.precisions.length);
  const posterior: Posterior = { draws: [], foldInDraws: [], noise };
  const left = await options.checkpoints?.load(run);
  if (left) restore(left, sampler, posterior);
  for (let sweep = left?.epoch ?? 0; sweep < sweeps; sweep++) {
    checkSignal(options.signal, `${sweep} of ${sweeps} sweeps`);
    await drawSweep(sampler, sweep);
    if (sweep >= burnIn && isChosen(sweep - burnIn, sweeps - burnIn, settings.draws)) {
      keep(sampler, posterior, settings);
    }
    const progress = { epoch: sweep + 1, epochs: sweeps, rmse: errorOf(sampler) };
    await endEpoch(run, options, progress, () => stateOf(sampler, posterior));
  }
  return posterior;
}
