import type { ModelData, Tensor } from "./heads.ts";
import type { Ratings } from "./ratings.ts";
import type { SparseFeatures } from "./sparse.ts";

/** Everything that decides what a training run computes: the same run gives the same bits. */
export interface TrainingRun {
  /** Which trainer, as in `"svd"`. */
  readonly kind: string;
  /** Its settings, seed included. */
  readonly settings: ModelData["settings"];
  readonly ratings: Ratings;
  readonly itemFacts?: readonly SparseFeatures[];
}

/** Where a run stands: enough to go on after `epoch` and reach the same bits. */
export interface TrainingState {
  /** Epochs done. */
  readonly epoch: number;
  readonly tensors: Readonly<Record<string, Tensor>>;
}

/** A place that outlives a process, where training runs leave their state to be taken up again. */
export interface Checkpoints {
  /** The last state that exactly this run left, or `null`. */
  load(run: TrainingRun): Promise<TrainingState | null>;
  /** Offers a state after an epoch; it is taken where it is due, and always where `now` is set. */
  offer(run: TrainingRun, state: () => TrainingState, now: boolean): Promise<void>;
}
