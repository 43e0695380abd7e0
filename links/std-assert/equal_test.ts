import fc from "fast-check";
import { assert, assertFalse, assertThrows, equal } from "./mod.ts";

const ANYTHING = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

Deno.test("a value equals itself and its copy", () => {
  fc.assert(fc.property(fc.clone(ANYTHING, 2), ([a, b]) => {
    assert(equal(a, a));
    assert(equal(a, b));
  }));
});

Deno.test("equality is symmetric", () => {
  fc.assert(fc.property(ANYTHING, ANYTHING, (a, b) => equal(a, b) === equal(b, a)));
});

class Film {
  #title: string;
  constructor(title: string) {
    this.#title = title;
  }
  get title(): string {
    return this.#title;
  }
}

/** Pairs that are equal. */
const EQUAL: [unknown, unknown][] = [
  [0, -0],
  [NaN, NaN],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }],
  [Object.create(null), {}],
  [new Set([{ a: 1 }, { a: 2 }]), new Set([{ a: 2 }, { a: 1 }])],
  [new Map([[{ a: 1 }, [1]]]), new Map([[{ a: 1 }, [1]]])],
  [new Map([["a", 1], ["b", 2]]), new Map([["b", 2], ["a", 1]])],
  [new Date(5), new Date(5)],
  [new Date(NaN), new Date(NaN)],
  [/a/g, /a/g],
  [new URL("http://a.test/b"), new URL("http://a.test/b")],
  [Temporal.PlainDate.from("2020-02-02"), Temporal.PlainDate.from("2020-02-02")],
  [new Float32Array([1, NaN, 0]), new Float32Array([1, NaN, -0])],
  [new Uint8Array([1]).buffer, new Uint8Array([1]).buffer],
  [new Film("Alien"), new Film("Alien")],
  [{ [Symbol.for("a")]: 1 }, { [Symbol.for("a")]: 1 }],
];

/** Pairs that are not. */
const UNEQUAL: [unknown, unknown][] = [
  [1, "1"],
  [null, undefined],
  [{ a: undefined }, {}],
  [{ a: undefined }, { b: undefined }],
  [[1, 2], [2, 1]],
  [[undefined], [,]],
  [[], {}],
  [() => 1, () => 1],
  [new Set([1]), new Set([2])],
  [new Set([1]), new Map([[1, 1]])],
  [new Map([["a", undefined]]), new Map([["b", undefined]])],
  [new Date(5), new Date(6)],
  [/a/g, /a/i],
  [new URL("http://a.test/b"), new URL("http://a.test/c")],
  [new Float32Array([1]), new Float64Array([1])],
  [new Uint8Array([1, 2]), new Uint8Array([1])],
  [new Film("Alien"), new Film("Aliens")],
  [new (class A {})(), new (class B {})()],
  [{ [Symbol.for("a")]: 1 }, { [Symbol.for("a")]: 2 }],
];

Deno.test("what is equal by value is equal", () => {
  for (const [a, b] of EQUAL) assert(equal(a, b) && equal(b, a), Deno.inspect([a, b]));
});

Deno.test("what differs is not", () => {
  for (const [a, b] of UNEQUAL) assertFalse(equal(a, b) || equal(b, a), Deno.inspect([a, b]));
});

Deno.test("values that hold themselves are compared to their end", () => {
  const loop = (n: number): unknown => {
    const value: { n: number; self?: unknown } = { n };
    value.self = { again: value };
    return value;
  };
  assert(equal(loop(1), loop(1)));
  assertFalse(equal(loop(1), loop(2)));
});

Deno.test("what cannot be looked into is refused", () => {
  assertThrows(() => equal(new WeakMap(), new WeakMap()), TypeError, "WeakMap");
  assertThrows(() => equal(new WeakSet(), new WeakSet()), TypeError, "WeakSet");
});
