import { assertEquals } from "./equals.ts";

type Loose = Record<PropertyKey, unknown>;

/**
 * Asserts that an object has the properties of another, compared deeply; it may have more, at every
 * depth. Arrays match from their start, maps and sets by the keys and values of the expected one.
 */
export function assertObjectMatch(
  // any object, with or without an index signature
  // deno-lint-ignore no-explicit-any
  actual: Record<PropertyKey, any>,
  expected: Record<PropertyKey, unknown>,
  msg?: string,
): void {
  assertEquals(project(actual, expected), project(expected, expected), msg);
}

/** Keeps of `value` what `pattern` asks about. */
function project(value: Loose, pattern: Loose): Loose {
  return new Projection().object(value, pattern);
}

class Projection {
  /** What each object was projected by, so that one that holds itself comes to an end. */
  readonly #patterns = new WeakMap<object, object>();

  object(value: Loose, pattern: Loose): Loose {
    if (!this.#enter(value, pattern)) return value;
    const keys = Reflect.ownKeys(value);
    const wanted = Reflect.ownKeys(pattern);
    const common = keys.filter((key) => wanted.includes(key));
    const result: Loose = {};
    if (common.length === 0 && wanted.length > 0) {
      // nothing in common: keep all, so that the message shows what there was
      for (const key of keys) define(result, key, value[key]);
    } else {
      for (const key of common) {
        define(result, key, this.#any(value[key], pattern[key]));
      }
    }
    return result;
  }

  #array(value: unknown[], pattern: unknown[]): unknown[] {
    if (!this.#enter(value, pattern)) return value;
    const length = Math.min(value.length, pattern.length);
    return Array.from({ length }, (_, i) => this.#any(value[i], pattern[i]));
  }

  #any(value: unknown, pattern: unknown): unknown {
    if (!isObject(value) || !isObject(pattern)) return value;
    if (value instanceof RegExp || value instanceof Date) return value;
    if (Array.isArray(value) && Array.isArray(pattern)) {
      return this.#array(value, pattern);
    }
    if (value instanceof Set && pattern instanceof Set) {
      return value.intersection(pattern);
    }
    if (value instanceof Map && pattern instanceof Map) {
      const common = [...value].filter(([key]) => pattern.has(key));
      return new Map(common.map(([key, item]) => {
        const wanted = pattern.get(key);
        return [
          key,
          isObject(item) && isObject(wanted) ? this.object(item, wanted) : item,
        ];
      }));
    }
    return this.object(value, pattern);
  }

  #enter(value: object, pattern: object): boolean {
    if (this.#patterns.get(value) === pattern) return false;
    this.#patterns.set(value, pattern);
    return true;
  }
}

function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null;
}

/** Unlike an assignment it can make an own property `__proto__`. */
function define(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
