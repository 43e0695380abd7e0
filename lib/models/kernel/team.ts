import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { messageOf, ReelmatchError } from "../../errors.ts";
import { loadKernel } from "./load.ts";
import { type Board, boardFor, type KernelCall, type Round, workThrough } from "./team_round.ts";

export type { KernelCall } from "./team_round.ts";

/**
 * Threads that work on one memory together. What they compute does not depend on their number, as
 * long as calls of one run write to places of their own and read nothing that another one writes.
 */
export interface Team extends Disposable {
  /** How many threads compute, the caller's own included. */
  readonly size: number;
  /**
   * Makes calls of compiled kernels, in no particular order and several at a time. Lets the event
   * loop turn now and then, so that signals and timers are served.
   * @param memory of the arena that the addresses among the arguments are of
   * @returns what each call returned, in the order of `calls`; 0 where a kernel returns nothing
   * @throws {ReelmatchError} `UNAVAILABLE` where a kernel failed or a thread died, in this run or
   * before: what the memory holds is then of no use
   */
  run(memory: WebAssembly.Memory, calls: readonly KernelCall[]): Promise<Float64Array>;
  /** Ends the other threads; a run that they take part in fails. */
  close(): void;
}

/** For so long the caller's thread computes before it lets the event loop turn, in milliseconds. */
const BREATH_MS = 50;

/**
 * Makes a team. Its threads are started by the first run that has work for them, and help as soon as
 * they are up. They hold the memory they last worked on until the team is closed.
 * @param size how many threads compute, the caller's own included: 1 starts none
 */
export function startTeam(size: number): Team {
  return new WorkerTeam(size);
}

class WorkerTeam implements Team {
  readonly size: number;
  #workers: Worker[] = [];
  #closed = false;
  /** The memory that the workers were last told of. */
  #memory: WebAssembly.Memory | undefined;
  #failure: ReelmatchError | undefined;
  #lastBreath = performance.now();
  /** Each looks whether a run under way is over. */
  readonly #checks = new Set<() => void>();

  constructor(size: number) {
    this.size = size;
  }

  #hire(): Worker {
    const worker = new Worker(new URL("./team_worker.ts", import.meta.url));
    worker.on("message", (failure: string | null) => {
      if (failure === null) this.#check();
      else this.#fail(failure);
    });
    worker.on("error", (error: unknown) => this.#fail(messageOf(error), error));
    worker.on("exit", () => this.#fail("a thread ended"));
    return worker;
  }

  #check(): void {
    for (const check of this.#checks) check();
  }

  #fail(what: string, cause?: unknown): void {
    this.#failure ??= new ReelmatchError(
      "UNAVAILABLE",
      `Computing on ${this.size} threads failed (${what}): run it again, or with one worker.`,
      { cause },
    );
    this.#check();
  }

  async run(memory: WebAssembly.Memory, calls: readonly KernelCall[]): Promise<Float64Array> {
    const board = boardFor(calls.length);
    if (calls.length > 1 && this.#workers.length === 0 && !this.#closed) {
      this.#workers = Array.from({ length: this.size - 1 }, () => this.#hire());
    }
    const helpers = this.#workers.slice(0, Math.max(0, calls.length - 1));
    if (this.#memory !== memory && helpers.length > 0) {
      this.#memory = memory;
      for (const worker of this.#workers) worker.postMessage(memory);
    }
    const over = this.#whenOver(board, calls.length);
    const round: Round = { calls, board };
    for (const worker of helpers) worker.postMessage(round);
    try {
      const kernel = loadKernel(memory);
      for (const _ of workThrough(kernel, round)) {
        if (performance.now() - this.#lastBreath > BREATH_MS) await this.#breathe();
        if (this.#failure !== undefined) break;
      }
    } catch (error) {
      this.#fail(messageOf(error), error);
    }
    this.#check();
    await over;
    return board.results;
  }

  /** Settles when every call of a run has returned, or the team has failed. */
  #whenOver({ returned }: Board, count: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => {}); // the run awaits it later
    const check = (): void => {
      if (this.#failure !== undefined) reject(this.#failure);
      else if (Atomics.load(returned, 0) === count) resolve();
      else return;
      this.#checks.delete(check);
    };
    this.#checks.add(check);
    return promise;
  }

  async #breathe(): Promise<void> {
    await setImmediate();
    this.#lastBreath = performance.now();
  }

  close(): void {
    this.#closed = true;
    for (const worker of this.#workers) worker.terminate();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** A team of the caller's thread alone. */
export const SOLO: Team = startTeam(1);
