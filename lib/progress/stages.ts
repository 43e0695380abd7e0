import { ReelmatchError } from "../errors.ts";
import type { Report, Step } from "./progress.ts";

/** Runs the stages of a long command one after another and keeps how long each took. */
export class Stages {
  /** Seconds by stage, to the millisecond. */
  readonly seconds: Record<string, number> = {};
  readonly #report: Report;
  readonly #signal: AbortSignal | undefined;

  /** @param signal stops before the next stage */
  constructor(report: Report, signal?: AbortSignal) {
    this.#report = report;
    this.#signal = signal;
  }

  /** @param work is given a function that tells how far it has come, to be called as often as it likes */
  async run<T>(stage: string, work: (step: Step) => T | Promise<T>): Promise<T> {
    if (this.#signal?.aborted) {
      throw new ReelmatchError("INTERRUPTED", `Stopped on request before the stage "${stage}".`, {
        cause: this.#signal.reason,
      });
    }
    const begun = performance.now();
    const result = await work((done, total, unit, note) =>
      this.#report({ type: "step", stage, done, total, unit, ...(note && { note }) })
    );
    const seconds = Math.round(performance.now() - begun) / 1000;
    this.seconds[stage] = (this.seconds[stage] ?? 0) + seconds;
    this.#report({ type: "stage", stage, seconds });
    return result;
  }
}
