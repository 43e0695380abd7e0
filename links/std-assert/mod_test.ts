import {
  assert,
  assertAlmostEquals,
  assertArrayIncludes,
  assertEquals,
  assertExists,
  assertFalse,
  assertGreater,
  assertGreaterOrEqual,
  assertInstanceOf,
  AssertionError,
  assertIsError,
  assertLess,
  assertLessOrEqual,
  assertMatch,
  assertNotEquals,
  assertNotInstanceOf,
  assertNotMatch,
  assertNotStrictEquals,
  assertObjectMatch,
  assertRejects,
  assertStrictEquals,
  assertStringIncludes,
  assertThrows,
  fail,
  unreachable,
} from "./mod.ts";

/** The message with which an assertion fails. */
function messageOf(assertion: () => void): string {
  const error = assertThrows(assertion, AssertionError);
  return error.message;
}

/** Assertions, one that holds and one that does not. */
const PAIRS: Record<string, [holds: () => void, fails: () => void]> = {
  assert: [() => assert(1), () => assert(0)],
  assertFalse: [() => assertFalse(""), () => assertFalse("a")],
  assertExists: [() => assertExists(0), () => assertExists(null)],
  assertEquals: [() => assertEquals([1], [1]), () => assertEquals([1], [2])],
  assertNotEquals: [() => assertNotEquals([1], [2]), () => assertNotEquals([1], [1])],
  assertStrictEquals: [() => assertStrictEquals(NaN, NaN), () => assertStrictEquals(0, -0)],
  assertNotStrictEquals: [() => assertNotStrictEquals([], []), () => assertNotStrictEquals(1, 1)],
  assertMatch: [() => assertMatch("abc", /b/), () => assertMatch("abc", /d/)],
  assertNotMatch: [() => assertNotMatch("abc", /d/), () => assertNotMatch("abc", /b/)],
  assertStringIncludes: [
    () => assertStringIncludes("abc", "b"),
    () => assertStringIncludes("abc", "d"),
  ],
  assertArrayIncludes: [
    () => assertArrayIncludes([{ a: 1 }, 2, NaN], [NaN, { a: 1 }]),
    () => assertArrayIncludes([{ a: 1 }], [{ a: 2 }]),
  ],
  assertAlmostEquals: [
    () => assertAlmostEquals(0.1 + 0.2, 0.3),
    () => assertAlmostEquals(0.31, 0.3, 0.009),
  ],
  assertGreater: [() => assertGreater(2, 1), () => assertGreater(1, 1)],
  assertGreaterOrEqual: [() => assertGreaterOrEqual(1, 1), () => assertGreaterOrEqual(0, 1)],
  assertLess: [() => assertLess("a", "b"), () => assertLess("b", "b")],
  assertLessOrEqual: [() => assertLessOrEqual(1, 1), () => assertLessOrEqual(1, NaN)],
  assertInstanceOf: [() => assertInstanceOf([], Array), () => assertInstanceOf({}, Array)],
  assertNotInstanceOf: [() => assertNotInstanceOf({}, Array), () => assertNotInstanceOf([], Array)],
  assertIsError: [
    () => assertIsError(new TypeError("a b"), TypeError, "a"),
    () => assertIsError(new TypeError("a b"), RangeError),
  ],
  assertObjectMatch: [
    () =>
      assertObjectMatch({ a: { b: 1, c: 2 }, d: [1, { e: 1, f: 2 }] }, {
        a: { b: 1 },
        d: [1, { e: 1 }],
      }),
    () => assertObjectMatch({ a: { b: 1 } }, { a: { b: 2 } }),
  ],
  assertThrows: [
    () =>
      assertThrows(
        () => {
          throw new TypeError("a b");
        },
        TypeError,
        "a",
      ),
    () => assertThrows(() => {}),
  ],
};

for (const [name, [holds, fails]] of Object.entries(PAIRS)) {
  Deno.test(`${name} holds, and fails`, () => {
    holds();
    messageOf(fails);
  });
}

Deno.test("messages say what was given and what was expected", () => {
  assertEquals(messageOf(() => assertGreater(1, 2)), "Expect 1 > 2");
  assertEquals(messageOf(() => fail("why")), "Failed assertion: why");
  assertEquals(messageOf(() => unreachable()), "Unreachable.");
  assertEquals(
    messageOf(() => assertStringIncludes("abc", "d", "why")),
    'Expected actual: "abc" to contain: "d": why',
  );
  const difference = messageOf(() => assertEquals({ a: 1, b: 2 }, { a: 1, b: 3 }, "why"));
  assertMatch(difference, /^Values are not equal: why\n/);
  assertMatch(difference, /b: 2[\s\S]*b: 3/);
});

Deno.test("assertThrows asks for the class and the message", () => {
  const thrower = (): never => {
    throw new TypeError("a b");
  };
  assertInstanceOf(assertThrows(thrower), TypeError);
  assertMatch(
    messageOf(() => assertThrows(thrower, RangeError)),
    /"RangeError", but was "TypeError"/,
  );
  assertMatch(
    messageOf(() => assertThrows(thrower, TypeError, "c")),
    /to include "c", but got "a b"/,
  );
  const thrown = (): never => {
    // deno-lint-ignore no-throw-literal
    throw "text";
  };
  assertStrictEquals(assertThrows(thrown), "text");
  assertMatch(messageOf(() => assertThrows(thrown, Error)), /non-Error/);
});

Deno.test("assertRejects wants a promise that rejects", async () => {
  const error = await assertRejects(() => Promise.reject(new TypeError("a")), TypeError, "a");
  assertStrictEquals(error.message, "a");
  const failing: (() => PromiseLike<unknown>)[] = [
    () => Promise.resolve(),
    () => {
      throw new Error("not a promise");
    },
    (() => 1) as unknown as () => PromiseLike<unknown>,
  ];
  for (const fn of failing) await assertRejects(() => assertRejects(fn), AssertionError);
  await assertRejects(() => assertRejects(() => Promise.reject(1), Error), AssertionError);
});

Deno.test("an object that holds itself can be matched", () => {
  const loop: Record<string, unknown> = { a: 1, extra: 2 };
  loop.self = loop;
  assertObjectMatch(loop, { a: 1 });
});
