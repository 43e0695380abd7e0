import type { Context } from "./context.ts";
import type { Build } from "./snapshot.ts";

/** What our own middleware knows about a request beyond its context. */
export interface RequestState {
  readonly build: Build;
  /** Nonce of the page rendered for this request; `null` while there is none. */
  nonce: string | null;
}

const states = new WeakMap<object, RequestState>();

/** Attaches state to a context. */
export function setRequestState<State>(
  ctx: Context<State>,
  state: RequestState,
): void {
  states.set(ctx, state);
}

/**
 * The state of a context.
 *
 * @throws {Error} if the context does not come from an app.
 */
export function requestState<State>(ctx: Context<State>): RequestState {
  const state = states.get(ctx);
  if (state === undefined) {
    throw new Error("This context was not made by an App.");
  }
  return state;
}
