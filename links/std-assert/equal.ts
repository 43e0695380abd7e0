/**
 * Whether two values are equal, compared deeply.
 *
 * Primitives are equal by `SameValueZero` (`NaN` equals `NaN`, `0` equals `-0`), functions only to
 * themselves. Objects must have equal prototypes, where no prototype counts as `Object.prototype`.
 * A missing property is not equal to one that is `undefined`. Sets and maps are equal in any order;
 * their elements are compared deeply. References back to an object already being compared are followed.
 *
 * @throws {TypeError} for a `WeakMap` or a `WeakSet`, which cannot be looked into.
 */
export function equal(a: unknown, b: unknown): boolean {
  return compare(a, b, new Map());
}

type Seen = Map<object, object>;
type Elements = ArrayLike<number> | ArrayLike<bigint>;

function compare(a: unknown, b: unknown, seen: Seen): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (a instanceof Date && b instanceof Date) {
    return Object.is(a.getTime(), b.getTime());
  }
  if (prototypeOf(a) !== prototypeOf(b)) return false;
  if (a instanceof WeakMap) {
    throw new TypeError("Cannot compare WeakMap instances");
  }
  if (a instanceof WeakSet) {
    throw new TypeError("Cannot compare WeakSet instances");
  }
  if (a instanceof WeakRef) {
    return compare(a.deref(), (b as typeof a).deref(), seen);
  }
  const elements = binary(a);
  if (elements !== null) return sameElements(elements, binary(b) ?? []);
  if (seen.get(a) === b) return true;
  if (Object.keys(a).length !== Object.keys(b).length) return false;
  seen.set(a, b);
  if (a instanceof Set) return sameSets(a, b as typeof a, seen);
  if (a instanceof Map) return sameMaps(a, b as typeof a, seen);
  if (comparesAsText(a)) return String(a) === String(b);
  return [...keysOf(a).union(keysOf(b))].every((key) =>
    key in a === key in b &&
    compare(Reflect.get(a, key), Reflect.get(b, key), seen)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function prototypeOf(value: object): object {
  return Object.getPrototypeOf(value) ?? Object.prototype;
}

function binary(value: object): Elements | null {
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
    return new Uint8Array(value);
  }
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? value as unknown as Elements
    : null;
}

function sameElements(a: Elements, b: Elements): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i] && !Object.is(a[i], b[i])) return false;
  }
  return true;
}

function sameSets(a: Set<unknown>, b: Set<unknown>, seen: Seen): boolean {
  if (a.size !== b.size) return false;
  if (![...a].some(isReference)) return a.isSubsetOf(b);
  return [...a].every((value) => [...b].some((other) => compare(value, other, seen)));
}

function sameMaps(
  a: Map<unknown, unknown>,
  b: Map<unknown, unknown>,
  seen: Seen,
): boolean {
  if (a.size !== b.size) return false;
  if (![...a.keys()].some(isReference)) {
    return [...a].every(([key, value]) => b.has(key) && compare(value, b.get(key), seen));
  }
  return [...a].every((entry) => [...b].some((other) => compare(entry, other, seen)));
}

function isReference(value: unknown): boolean {
  return isObject(value) || typeof value === "function";
}

/** Values whose state is hidden, and whose text tells all of it. */
function comparesAsText(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return TEXT_PROTOTYPES.has(prototype);
}

const TEXT_PROTOTYPES: ReadonlySet<unknown> = new Set([
  Intl.Locale.prototype,
  RegExp.prototype,
  URL.prototype,
  URLSearchParams.prototype,
  Temporal.Duration.prototype,
  Temporal.Instant.prototype,
  Temporal.PlainDate.prototype,
  Temporal.PlainDateTime.prototype,
  Temporal.PlainTime.prototype,
  Temporal.PlainYearMonth.prototype,
  Temporal.PlainMonthDay.prototype,
  Temporal.ZonedDateTime.prototype,
]);

/** All own keys; of an instance also those of its classes, for state behind accessors. */
function keysOf(value: object): Set<string | symbol> {
  if (isPlain(value)) {
    return new Set(
      Reflect.ownKeys(value).filter((key) => Object.hasOwn({ ...value }, key)),
    );
  }
  const keys = new Set<string | symbol>();
  for (
    let object: object | null = value;
    object !== null && object !== Object.prototype &&
    object !== Array.prototype;
    object = Object.getPrototypeOf(object)
  ) {
    for (const key of Reflect.ownKeys(object)) keys.add(key);
  }
  return keys;
}

function isPlain(value: object): boolean {
  const prototype = prototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}
