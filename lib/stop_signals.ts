import { ReelmatchError } from "./errors.ts";

/** Turns requests to end the process into an abort signal, until it is disposed of. */
export interface StopSignals extends Disposable {
  readonly signal: AbortSignal;
}

/** What a person is told at the first request. */
export const STOPPING = "Stopping at the next safe point; once more stops at once.";

/**
 * Listens for Ctrl-C and SIGTERM: the first one asks the work to stop at its next safe point, a
 * second one ends the process at once.
 * @param told called at the first
 */
export function listenForStop(told: () => void): StopSignals {
  const stop = new AbortController();
  const names = ["SIGINT", "SIGTERM"] as const;
  const listener = (): void => {
    if (stop.signal.aborted) Deno.exit(130);
    stop.abort();
    told();
  };
  for (const name of names) Deno.addSignalListener(name, listener);
  return {
    signal: stop.signal,
    [Symbol.dispose]() {
      for (const name of names) Deno.removeSignalListener(name, listener);
    },
  };
}

/**
 * Ends work that nobody waits for any more.
 * @throws {ReelmatchError} `INTERRUPTED` once the signal is given
 */
export function requireGoing(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw buildStopped(signal.reason);
}

/** What a stopped build of a catalogue throws. */
export const buildStopped = (cause: unknown): ReelmatchError =>
  new ReelmatchError("INTERRUPTED", "Building the catalogue was stopped.", { cause });
