import { ReelmatchError } from "../errors.ts";
import type { Checkpoints, TrainingRun, TrainingState } from "./checkpoints.ts";
import type { Team } from "./kernel/team.ts";
import type { SparseFeatures } from "./sparse.ts";
import type { TunedSettings } from "./tuned.ts";

/** How far a training run is. */
export interface Progress {
  /** Epochs, sweeps or iterations done, from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Root mean square error on the training ratings during this epoch, where the trainer has it. */
  readonly rmse?: number;
}

/** What a caller may want of a long training run. */
export interface TrainingOptions {
  /** Called after every epoch. */
  readonly onEpoch?: (progress: Progress) => void;
  /** Stops the run at the end of an epoch. */
  readonly signal?: AbortSignal;
  /** Where the run leaves its state, and takes up one that it left before it was interrupted. */
  readonly checkpoints?: Checkpoints;
  /** The threads that compute; the caller's alone without it. The same bits for any number. */
  readonly team?: Team;
  /** What is known of the items beside their ratings, as genres; trainers that cannot use it do not. */
  readonly itemFacts?: readonly SparseFeatures[];
  /** Settings that take the place of the usual ones. */
  readonly tuned?: TunedSettings;
}

/** @throws {ReelmatchError} `INTERRUPTED` where the caller has asked to stop */
export function checkSignal(signal: AbortSignal | undefined, done: string): void {
  if (signal?.aborted) {
    throw new ReelmatchError("INTERRUPTED", `Training was stopped on request after ${done}.`, {
      cause: signal.reason,
    });
  }
}

/**
 * Ends an epoch of a run: tells the caller, leaves the run's state where it is to be kept, and stops
 * where the caller asks.
 * @param tensors the run's state, asked for only where it is kept
 * @throws {ReelmatchError} `INTERRUPTED` where the caller has asked to stop
 */
export async function endEpoch(
  run: TrainingRun,
  { onEpoch, signal, checkpoints }: TrainingOptions,
  progress: Progress,
  tensors: () => TrainingState["tensors"],
): Promise<void> {
  const { epoch, epochs } = progress;
  onEpoch?.(progress);
  const state = () => ({ epoch, tensors: tensors() });
  await checkpoints?.offer(run, state, signal?.aborted ?? false);
  if (epoch < epochs) checkSignal(signal, `${epoch} of ${epochs} epochs`);
}
