/** A signal, of whichever copy of the library. */
export interface SignalLike {
  /** The value, without subscribing to it. */
  peek(): unknown;
}

/** Whether a value is a signal. Signals look like JSX to Preact, so ask this first. */
export function isSignal(value: unknown): value is SignalLike {
  return typeof value === "object" && value !== null && "peek" in value &&
    "value" in value &&
    typeof value.peek === "function";
}

/** Whether a signal is computed; the library keeps its function under a shortened name. */
export function isComputed(signal: SignalLike): boolean {
  return Object.entries(signal).some(([name, value]) =>
    (name === "x" || name === "_fn") && typeof value === "function"
  );
}
