import { AssertionError, suffix } from "./assertion_error.ts";
import { equal } from "./equal.ts";
import { diff, format } from "./format.ts";

/** Asserts that two values are equal, compared deeply. See {@linkcode equal}. */
export function assertEquals<T>(actual: T, expected: T, msg?: string): void {
  if (equal(actual, expected)) return;
  throw new AssertionError(
    `Values are not equal${suffix(msg)}\n${diff(actual, expected)}`,
  );
}

/** Asserts that two values are not equal, compared deeply. See {@linkcode equal}. */
export function assertNotEquals<T>(actual: T, expected: T, msg?: string): void {
  if (!equal(actual, expected)) return;
  throw new AssertionError(
    `Expected actual: ${format(actual)} not to be: ${format(expected)}${suffix(msg)}`,
  );
}

/** Asserts that two values are one and the same, by `Object.is`. */
export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  msg?: string,
): asserts actual is T {
  if (Object.is(actual, expected)) return;
  const text = format(actual);
  throw new AssertionError(
    text === format(expected)
      ? `Values have the same structure but are not reference-equal${suffix(msg)}\n\n${text}\n`
      : `Values are not strictly equal${suffix(msg)}\n${diff(actual, expected)}`,
  );
}

/** Asserts that two values are not one and the same, by `Object.is`. */
export function assertNotStrictEquals<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (!Object.is(actual, expected)) return;
  throw new AssertionError(
    `Expected "actual" to not be strictly equal to: ${format(actual)}${suffix(msg)}\n`,
  );
}
