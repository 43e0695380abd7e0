import type { KernelExports } from "./load.ts";

/** One call of a compiled kernel. */
export interface KernelCall {
  /** The name under which `assembly/` exports it. */
  readonly kernel: string;
  /** Addresses and numbers; scratch space must be the call's own. */
  readonly args: readonly number[];
}

/** What the threads of a run share beside the memory they work on. */
export interface Board {
  /** One number: the first call that nobody has taken. */
  readonly taken: Int32Array<SharedArrayBuffer>;
  /** One number: how many calls have returned. */
  readonly returned: Int32Array<SharedArrayBuffer>;
  /** What each call returned. */
  readonly results: Float64Array<SharedArrayBuffer>;
}

/** The calls of one run and where they are shared out. */
export interface Round {
  readonly calls: readonly KernelCall[];
  readonly board: Board;
}

/** An empty board for so many calls. */
export function boardFor(count: number): Board {
  const counter = () => new Int32Array(new SharedArrayBuffer(4));
  return {
    taken: counter(),
    returned: counter(),
    results: new Float64Array(new SharedArrayBuffer(8 * count)),
  };
}

/**
 * Takes calls one by one until none is left, and yields after each.
 * @throws where a kernel traps or there is none of that name
 */
export function* workThrough(kernel: KernelExports, { calls, board }: Round): Generator<void> {
  for (;;) {
    const at = Atomics.add(board.taken, 0, 1);
    if (at >= calls.length) return;
    const { kernel: name, args } = calls[at];
    if (!Object.hasOwn(kernel, name)) throw new Error(`there is no kernel "${name}"`);
    board.results[at] = kernel[name](...args) ?? 0;
    Atomics.add(board.returned, 0, 1);
    yield;
  }
}
