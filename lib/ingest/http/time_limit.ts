import { PassingFailure } from "./passing_failure.ts";

/** How long one attempt may take, in milliseconds. */
export interface Limits {
  /** From one sign of life to the next: the headers, then each piece of the body. */
  readonly silenceMs: number;
  /** From the request to the end of the body; no limit if left out. */
  readonly totalMs?: number;
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** Aborts one attempt that takes too long or that its caller no longer wants. */
export class TimeLimit implements Disposable {
  readonly #controller = new AbortController();
  readonly #limits: Limits;
  readonly #total: Timer;
  #silence: Timer;

  constructor(limits: Limits) {
    this.#limits = limits;
    const { totalMs } = limits;
    if (totalMs !== undefined) {
      this.#total = setTimeout(() => this.#abort(`not done within ${totalMs / 1000} s`), totalMs);
    }
    this.touch();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Begins the wait for the next sign of life anew. */
  touch(): void {
    clearTimeout(this.#silence);
    const { silenceMs } = this.#limits;
    this.#silence = setTimeout(
      () => this.#abort(`nothing arrived for ${silenceMs / 1000} s`),
      silenceMs,
    );
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#total);
  }

  #abort(why: string): void {
    this.#controller.abort(new PassingFailure(why));
  }
}
