/**
 * Tests in groups, with steps before and after them. A group at the top is one `Deno.test`, everything
 * inside it a step of that test.
 *
 * @module
 */
import { type Hook, type HookName, Suite, type TestFunction } from "./suite.ts";

export type { Hook, TestFunction };

/** How a test or a group is run. */
export type Options = Pick<
  Deno.TestStepDefinition,
  "ignore" | "sanitizeExit" | "sanitizeOps" | "sanitizeResources"
>;

interface Describe {
  /** Groups the tests that `fn` defines. `fn` must not be async. */
  (name: string, fn: () => void): void;
  (name: string, options: Options, fn: () => void): void;
  /** Defines a group that is not run. */
  ignore(name: string, fn: () => void): void;
  /** Defines a group that is not run. */
  skip(name: string, fn: () => void): void;
}

interface It {
  /** Defines a test. */
  (name: string, fn: TestFunction): void;
  (name: string, options: Options, fn: TestFunction): void;
  /** Defines a test that is not run. */
  ignore(name: string, fn: TestFunction): void;
  /** Defines a test that is not run. */
  skip(name: string, fn: TestFunction): void;
}

function group(name: string, options: Options, fn: () => void): void {
  const suite = new Suite();
  suite.define(fn);
  const parent = Suite.current;
  const step = { name, ...options };
  if (parent !== null) parent.add({ ...step, run: (t) => suite.run(t, parent) });
  else Deno.test({ ...step, fn: (t) => suite.run(t, null) });
}

function test(name: string, options: Options, fn: TestFunction): void {
  const parent = Suite.current;
  const step = { name, ...options };
  if (parent !== null) parent.add({ ...step, run: (t) => parent.runTest(t, fn) });
  else Deno.test({ ...step, fn });
}

const skipGroup = (name: string, fn: () => void): void => group(name, { ignore: true }, fn);
const skipTest = (name: string, fn: TestFunction): void => test(name, { ignore: true }, fn);

/** Groups tests. */
export const describe: Describe = Object.assign(
  (name: string, ...rest: [() => void] | [Options, () => void]): void => {
    const [options, fn] = rest.length === 1 ? [{}, rest[0]] : rest;
    group(name, options, fn);
  },
  { ignore: skipGroup, skip: skipGroup },
);

/** Defines a test. */
export const it: It = Object.assign(
  (name: string, ...rest: [TestFunction] | [Options, TestFunction]): void => {
    const [options, fn] = rest.length === 1 ? [{}, rest[0]] : rest;
    test(name, options, fn);
  },
  { ignore: skipTest, skip: skipTest },
);

/** Runs a function once, before the tests of the group. */
export function beforeAll(fn: Hook): void {
  addHook("beforeAll", fn);
}

/** Runs a function once, after the tests of the group. */
export function afterAll(fn: Hook): void {
  addHook("afterAll", fn);
}

/** Runs a function before each test of the group and of the groups in it. */
export function beforeEach(fn: Hook): void {
  addHook("beforeEach", fn);
}

/** Runs a function after each test of the group and of the groups in it. */
export function afterEach(fn: Hook): void {
  addHook("afterEach", fn);
}

function addHook(name: HookName, fn: Hook): void {
  if (Suite.current === null) {
    throw new Error(`${name}() was called outside of describe(); call it inside a group.`);
  }
  Suite.current.hooks[name].push(fn);
}
