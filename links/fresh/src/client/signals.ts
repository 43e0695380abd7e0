import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** Makes signals again out of what the server serialized: the value, and whether it was computed. */
export const revivers = {
  Signal: ([value, isComputed]: [unknown, boolean]): Signal | ReadonlySignal =>
    isComputed ? computed(() => value) : signal(value),
};
