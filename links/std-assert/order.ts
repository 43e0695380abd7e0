import { AssertionError, suffix } from "./assertion_error.ts";
import { format } from "./format.ts";

/** Asserts that `actual > expected`. */
export function assertGreater<T>(actual: T, expected: T, msg?: string): void {
  if (actual > expected) return;
  throw new AssertionError(
    msg ?? `Expect ${format(actual)} > ${format(expected)}`,
  );
}

/** Asserts that `actual >= expected`. */
export function assertGreaterOrEqual<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (actual >= expected) return;
  throw new AssertionError(
    msg ?? `Expect ${format(actual)} >= ${format(expected)}`,
  );
}

/** Asserts that `actual < expected`. */
export function assertLess<T>(actual: T, expected: T, msg?: string): void {
  if (actual < expected) return;
  throw new AssertionError(
    msg ?? `Expect ${format(actual)} < ${format(expected)}`,
  );
}

/** Asserts that `actual <= expected`. */
export function assertLessOrEqual<T>(
  actual: T,
  expected: T,
  msg?: string,
): void {
  if (actual <= expected) return;
  throw new AssertionError(
    msg ?? `Expect ${format(actual)} <= ${format(expected)}`,
  );
}

/**
 * Asserts that two numbers differ by no more than `tolerance`, which is absolute and by default a
 * ten-millionth of `expected`.
 */
export function assertAlmostEquals(
  actual: number,
  expected: number,
  tolerance: number = isFinite(expected) ? Math.abs(expected * 1e-7) : 1e-7,
  msg?: string,
): void {
  const delta = Math.abs(expected - actual);
  if (Object.is(actual, expected) || delta <= tolerance) return;
  const write = (n: number): string => Number.isInteger(n) ? `${n}` : n.toExponential();
  throw new AssertionError(
    `Expected actual: "${write(actual)}" to be close to "${write(expected)}": ` +
      `delta "${write(delta)}" is greater than "${write(tolerance)}"${suffix(msg)}`,
  );
}
