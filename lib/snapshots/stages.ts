/** Runs the stages of a build one after another and keeps how long each took. */
export class Stages {
  /** Seconds by stage, to the millisecond. */
  readonly seconds: Record<string, number> = {};
  readonly #report: (line: string) => void;

  constructor(report: (line: string) => void) {
    this.#report = report;
  }

  async run<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    const begun = performance.now();
    const result = await work();
    this.seconds[name] = Math.round(performance.now() - begun) / 1000;
    this.#report(`${name}: ${this.seconds[name].toFixed(1)} s`);
    return result;
  }
}
