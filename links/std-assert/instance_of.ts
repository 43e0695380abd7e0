import { AssertionError, suffix } from "./assertion_error.ts";

/** Asserts that a value is an instance of a class. */
export function assertInstanceOf<
  // a class whatever its arguments
  // deno-lint-ignore no-explicit-any
  T extends abstract new (...args: any[]) => any,
>(
  actual: unknown,
  expectedType: T,
  msg = "",
): asserts actual is InstanceType<T> {
  if (actual instanceof expectedType) return;
  const found = typeName(actual);
  const but = found === expectedType.name
    ? ""
    : found === "function"
    ? " but was not an instanced object"
    : ` but was "${found}"`;
  throw new AssertionError(
    `Expected object to be an instance of "${expectedType.name}"${but}${suffix(msg)}`,
  );
}

/** Asserts that a value is not an instance of a class. */
export function assertNotInstanceOf<A, T>(
  actual: A,
  // a class whatever its arguments
  // deno-lint-ignore no-explicit-any
  unexpectedType: abstract new (...args: any[]) => T,
  msg?: string,
): asserts actual is Exclude<A, T> {
  if (!(actual instanceof unexpectedType)) return;
  throw new AssertionError(
    `Expected object to not be an instance of "${typeof unexpectedType}"${suffix(msg)}`,
  );
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "object" ? value.constructor?.name ?? "Object" : typeof value;
}
