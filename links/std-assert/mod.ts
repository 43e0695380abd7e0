/**
 * Assertions for tests, with the behaviour of the standard library's.
 *
 * @module
 */
export { assert, assertExists, assertFalse, fail, type Falsy, unreachable } from "./assert.ts";
export { AssertionError } from "./assertion_error.ts";
export { type ArrayLikeArg, assertArrayIncludes } from "./array_includes.ts";
export { equal } from "./equal.ts";
export {
  assertEquals,
  assertNotEquals,
  assertNotStrictEquals,
  assertStrictEquals,
} from "./equals.ts";
export { assertInstanceOf, assertNotInstanceOf } from "./instance_of.ts";
export { assertMatch, assertNotMatch, assertStringIncludes } from "./match.ts";
export {
  assertAlmostEquals,
  assertGreater,
  assertGreaterOrEqual,
  assertLess,
  assertLessOrEqual,
} from "./order.ts";
export { assertObjectMatch } from "./object_match.ts";
export { assertIsError, assertRejects, assertThrows } from "./throws.ts";
