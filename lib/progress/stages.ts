import type { Report, Step } from "./progress.ts";

/** Runs the stages of a long command one after another and keeps how long each took. */
export class Stages {
  /** Seconds by stage, to the millisecond. */
  readonly seconds: Record<string, number> = {};
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  /** @param work is given a function that tells how far it has come, to be called as often as it likes */
  async run<T>(stage: string, work: (step: Step) => T | Promise<T>): Promise<T> {
    const begun = performance.now();
    const result = await work((done, total, unit) =>
      this.#report({ type: "step", stage, done, total, unit })
    );
    const seconds = Math.round(performance.now() - begun) / 1000;
    this.seconds[stage] = seconds;
    this.#report({ type: "stage", stage, seconds });
    return result;
  }
}
