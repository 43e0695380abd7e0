import { assert, assertEquals, assertFalse, assertStrictEquals, assertThrows } from "@std/assert";
import { computed, signal } from "@preact/signals";
import { parse } from "devalue";
import fc from "fast-check";
import { revivers } from "../client/signals.ts";
import type { Island } from "../snapshot.ts";
import { serializeProps } from "./serialize_props.ts";

const island = (name: string): Island => ({
  name,
  url: "",
  exportName: name,
  component: () => null,
  imports: [],
});

const CHART = island("Chart");
const TABLE = island("Table");

/** Props as the browser gets them. */
function roundTrip(...props: Record<string, unknown>[]): Record<string, unknown>[] {
  const { text } = serializeProps(props.map((props) => ({ island: CHART, props })), [CHART]);
  const fromEntries = (entries: [string, unknown][]): unknown => Object.fromEntries(entries);
  const uses: [number, Record<string, unknown>][] = parse(text, { ...revivers, Safe: fromEntries });
  return uses.map(([, props]) => props);
}

Deno.test("JSON arrives as it was", () => {
  // Keys named __proto__ are left out on purpose: see the test of prototype keys.
  const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("__proto__"));
  fc.assert(fc.property(plain, (value) => {
    const [{ prop }] = roundTrip({ prop: value });
    assertEquals(JSON.stringify(prop), JSON.stringify(value));
  }));
});

Deno.test("undefined, infinite and repeated values arrive as they were", () => {
  const shared = { a: 1 };
  const [props] = roundTrip({ none: undefined, big: Infinity, nan: NaN, x: shared, y: [shared] });
  assertEquals(props, { none: undefined, big: Infinity, nan: NaN, x: { a: 1 }, y: [{ a: 1 }] });
});

Deno.test("a signal that two islands share is one signal", () => {
  const count = signal(3);
  const [first, second] = roundTrip({ count }, { deep: [{ count }], other: signal(3) });
  const revived = first.count as typeof count;
  assertEquals(revived.value, 3);
  assertStrictEquals(revived, (second.deep as { count: unknown }[])[0].count);
  assert(revived !== second.other);
});

Deno.test("a computed signal arrives with its value and cannot be set", () => {
  const [{ double }] = roundTrip({ double: computed(() => 8) });
  assertEquals((double as { value: number }).value, 8);
  assertThrows(() => {
    (double as { value: number }).value = 9;
  });
});

Deno.test("whether there are signals is told", () => {
  const has = (props: Record<string, unknown>): boolean =>
    serializeProps([{ island: CHART, props }], [CHART]).hasSignals;
  assertFalse(has({ a: { value: 1 } }));
  assert(has({ a: [signal(1)] }));
});

Deno.test("keys of the prototype are harmless", () => {
  const hostile = JSON.parse(
    '{"__proto__":{"polluted":1},"a":{"__proto__":{"polluted":1},"b":2},"constructor":"c"}',
  );
  const [props] = roundTrip(hostile);
  assertEquals(Object.keys(props).sort(), ["a", "constructor"]);
  assertEquals(props.a, { b: 2 });
  assertEquals(Reflect.get({}, "polluted"), undefined);
  assertEquals(Object.getPrototypeOf(props), Object.prototype);
});

Deno.test("an error names the island and the prop", () => {
  const send = (props: Record<string, unknown>): void => {
    const uses = [{ island: TABLE, props: {} }, { island: CHART, props }];
    serializeProps(uses, [TABLE, CHART]);
  };
  assertThrows(
    () => send({ onPick: () => {} }),
    TypeError,
    'The prop "onPick" of the island "Chart"',
  );
  assertThrows(() => send({ a: { b: [() => {}] } }), TypeError, 'The prop "a.b[0]" of the island');
  assertThrows(() => send({ when: Promise.resolve() }), TypeError, 'The prop "when"');
  assertThrows(() => send({ film: new (class Film {})() }), TypeError, 'The prop "film"');
});
