/** How far a stage has come. */
export interface StepEvent {
  readonly type: "step";
  /** The stage's name, as in `train stars`. */
  readonly stage: string;
  /** How much is done, in `unit`. */
  readonly done: number;
  /** How much there is to do, in `unit`; `null` where nobody knows yet. */
  readonly total: number | null;
  /** What is counted, in the plural, as in `rows`. */
  readonly unit: string;
  /** What else there is to say of it, as in `RMSE 0.8131`. */
  readonly note?: string;
}

/** A stage that has ended. */
export interface StageEvent {
  readonly type: "stage";
  readonly stage: string;
  /** To the millisecond. */
  readonly seconds: number;
}

/** What a long command tells while it works: a sentence, a step of a stage, or a stage's end. */
export type ProgressEvent = string | StepEvent | StageEvent;

/** Takes what a long command tells; it returns at once and never throws. */
export type Report = (event: ProgressEvent) => void;

/** Tells how far the stage has come. @see StepEvent */
export type Step = (done: number, total: number | null, unit: string, note?: string) => void;
