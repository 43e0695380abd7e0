import { ReelmatchError } from "../errors.ts";
import type { Team } from "./kernel/team.ts";
import type { SparseFeatures } from "./sparse.ts";

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
  /** Stops the run before its next epoch. */
  readonly signal?: AbortSignal;
  /** The threads that compute; the caller's alone without it. The same bits for any number. */
  readonly team?: Team;
  /** What is known of the items beside their ratings, as genres; trainers that cannot use it do not. */
  readonly itemFacts?: readonly SparseFeatures[];
}

/** @throws {ReelmatchError} `INTERRUPTED` where the caller has asked to stop */
export function checkSignal(signal: AbortSignal | undefined, done: string): void {
  if (signal?.aborted) {
    throw new ReelmatchError("INTERRUPTED", `Training was stopped on request after ${done}.`, {
      cause: signal.reason,
    });
  }
}
