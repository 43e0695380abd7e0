import { AssertionError as NodeAssertionError } from "node:assert";

/** Writes a value for a message, in full. */
export function format(value: unknown): string {
  return Deno.inspect(value, {
    depth: Infinity,
    sorted: true,
    trailingComma: true,
    compact: false,
    iterableLimit: Infinity,
    strAbbreviateSize: Infinity,
    getters: true,
  });
}

/** Shows how two values differ, line by line. */
export function diff(actual: unknown, expected: unknown): string {
  const error = new NodeAssertionError({
    actual,
    expected,
    operator: "deepStrictEqual",
  });
  return error.message.replace(/^.*\n/, "");
}
