import { DevalueError, stringify } from "devalue";
import type { Island } from "../snapshot.ts";
import type { IslandUse } from "./page_state.ts";
import { isComputed, isSignal } from "./signal_like.ts";
import { isSlot } from "./slots.ts";

/** Props of all islands of a page as text. */
export interface SerializedProps {
  /** For `devalue.parse`: a list of `[index of the island, props]`. */
  readonly text: string;
  /** Whether a signal is among them. */
  readonly hasSignals: boolean;
}

/**
 * Serializes the props of all islands together, so that a signal (or any object) that two islands
 * share is shared in the browser too. An own key `__proto__` is left out.
 *
 * @throws {TypeError} naming the island and the prop, if a value is neither JSON nor a signal.
 */
export function serializeProps(
  uses: readonly IslandUse[],
  islands: readonly Island[],
): SerializedProps {
  let hasSignals = false;
  const reducers = {
    Signal: (value: unknown) => {
      if (!isSignal(value)) return undefined;
      hasSignals = true;
      return [value.peek(), isComputed(value)];
    },
    Slot: (value: unknown) => isSlot(value) ? [value.props.id] : undefined,
    Safe: withoutProtoKey,
  };
  try {
    const text = stringify(
      uses.map((use) => [islands.indexOf(use.island), use.props]),
      reducers,
    );
    return { text, hasSignals };
  } catch (error) {
    if (!(error instanceof DevalueError)) throw error;
    throw describe(error, uses);
  }
}

/** `[3][1].onClick` of the error is the prop `onClick` of the third use. */
function describe(error: DevalueError, uses: readonly IslandUse[]): TypeError {
  const [, index, path] = /^\[(\d+)\]\[1\]\.?(.*)$/s.exec(error.path) ?? [];
  const name = uses[Number(index)]?.island.name;
  return new TypeError(
    `The prop "${path}" of the island "${name}" cannot be sent to the browser (${error.message}). Props of an island are JSON values, signals and JSX.`,
    { cause: error },
  );
}

function withoutProtoKey(value: unknown): [string, unknown][] | undefined {
  if (
    typeof value !== "object" || value === null ||
    !Object.hasOwn(value, "__proto__")
  ) return;
  return Object.entries(value).filter(([key]) => key !== "__proto__");
}
