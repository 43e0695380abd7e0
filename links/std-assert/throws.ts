import { stripVTControlCharacters } from "node:util";
import { AssertionError, suffix } from "./assertion_error.ts";

/** A class of errors, whatever its arguments. */
// deno-lint-ignore no-explicit-any
type ErrorClass<E extends Error> = abstract new (...args: any[]) => E;

/** Asserts that a value is an error, of a class and with a message that contains or matches a text. */
export function assertIsError<E extends Error = Error>(
  error: unknown,
  ErrorClass?: ErrorClass<E>,
  msgMatches?: string | RegExp,
  msg?: string,
): asserts error is E {
  if (!(error instanceof Error)) {
    throw new AssertionError(
      `Expected "error" to be an Error object${suffix(msg)}`,
    );
  }
  if (ErrorClass && !(error instanceof ErrorClass)) {
    throw new AssertionError(
      `Expected error to be instance of "${ErrorClass.name}", but was "${error.constructor?.name}"${
        suffix(msg)
      }`,
    );
  }
  if (!msgMatches || contains(error.message, msgMatches)) return;
  const wanted = typeof msgMatches === "string" ? JSON.stringify(msgMatches) : msgMatches;
  throw new AssertionError(
    `Expected error message to include ${wanted}, but got ${JSON.stringify(error.message)}${
      suffix(msg)
    }`,
  );
}

function contains(message: string, wanted: string | RegExp): boolean {
  const plain = stripVTControlCharacters(message);
  return typeof wanted === "string"
    ? plain.includes(stripVTControlCharacters(wanted))
    : wanted.test(plain);
}

/** Asserts that a function throws, and gives what it threw. */
export function assertThrows(fn: () => unknown, msg?: string): unknown;
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  ErrorClass: ErrorClass<E>,
  msgIncludes?: string,
  msg?: string,
): E;
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  classOrMsg?: ErrorClass<E> | string,
  includesOrMsg?: string,
  lastMsg?: string,
): unknown {
  const wanted = expectation(classOrMsg, includesOrMsg, lastMsg);
  try {
    fn();
  } catch (error) {
    return checkThrown(error, wanted, "thrown");
  }
  throw new AssertionError(`Expected function to throw${suffix(wanted.msg)}`);
}

/** Asserts that a function returns a promise that rejects, and gives what it rejected with. */
export function assertRejects(
  fn: () => PromiseLike<unknown>,
  msg?: string,
): Promise<unknown>;
export function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  ErrorClass: ErrorClass<E>,
  msgIncludes?: string,
  msg?: string,
): Promise<E>;
export async function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  classOrMsg?: ErrorClass<E> | string,
  includesOrMsg?: string,
  lastMsg?: string,
): Promise<unknown> {
  const wanted = expectation(classOrMsg, includesOrMsg, lastMsg);
  const promise = promiseOf(fn);
  if (promise === null) {
    throw new AssertionError(
      `Function throws when expected to reject${suffix(wanted.msg)}`,
    );
  }
  try {
    await promise;
  } catch (error) {
    return checkThrown(error, wanted, "rejected");
  }
  throw new AssertionError(`Expected function to reject${suffix(wanted.msg)}`);
}

interface Expectation {
  readonly ErrorClass: ErrorClass<Error> | undefined;
  readonly includes: string | undefined;
  readonly msg: string | undefined;
}

function expectation(
  classOrMsg: ErrorClass<Error> | string | undefined,
  includesOrMsg: string | undefined,
  msg: string | undefined,
): Expectation {
  return typeof classOrMsg === "string"
    ? { ErrorClass: undefined, includes: undefined, msg: classOrMsg }
    : { ErrorClass: classOrMsg, includes: includesOrMsg, msg };
}

/** `null` if there is no promise, because the function threw or returned something else. */
function promiseOf(
  fn: () => PromiseLike<unknown>,
): PromiseLike<unknown> | null {
  try {
    const result: unknown = fn();
    const isPromise = typeof result === "object" && result !== null &&
      "then" in result &&
      typeof result.then === "function";
    return isPromise ? result as PromiseLike<unknown> : null;
  } catch {
    return null;
  }
}

function checkThrown(
  error: unknown,
  wanted: Expectation,
  how: "thrown" | "rejected",
): unknown {
  if (wanted.ErrorClass === undefined) return error;
  if (!(error instanceof Error)) {
    throw new AssertionError(
      `A non-Error object was ${how}${suffix(wanted.msg)}`,
    );
  }
  assertIsError(error, wanted.ErrorClass, wanted.includes, wanted.msg);
  return error;
}
