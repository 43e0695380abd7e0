import { AssertionError, suffix } from "./assertion_error.ts";
import { equal } from "./equal.ts";
import { format } from "./format.ts";

/** An array or anything like one, but no string. */
export type ArrayLikeArg<T> = ArrayLike<T> & object;

/** Asserts that an array holds every element of another, compared deeply and in any order. */
export function assertArrayIncludes<T>(
  actual: ArrayLikeArg<T>,
  expected: ArrayLikeArg<T>,
  msg?: string,
): void {
  const present = Array.from(actual);
  const missing = Array.from(expected)
    .filter((wanted) => !present.some((value) => equal(wanted, value)));
  if (missing.length === 0) return;
  throw new AssertionError(
    `Expected actual: "${format(actual)}" to include: "${format(expected)}"${suffix(msg)}\n` +
      `missing: ${format(missing)}`,
  );
}
