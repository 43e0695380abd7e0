/** A function that runs before or after tests. */
export type Hook = () => void | Promise<void>;

/** The body of a test. */
export type TestFunction = (t: Deno.TestContext) => void | Promise<void>;

/** When a hook runs. */
export type HookName = "beforeAll" | "afterAll" | "beforeEach" | "afterEach";

interface Step extends Omit<Deno.TestStepDefinition, "fn"> {
  run(t: Deno.TestContext): Promise<void>;
}

/** A group of tests. */
export class Suite {
  /** The group that is being defined. */
  static current: Suite | null = null;

  readonly hooks: Record<HookName, Hook[]> = {
    beforeAll: [],
    afterAll: [],
    beforeEach: [],
    afterEach: [],
  };
  readonly #steps: Step[] = [];
  #parent: Suite | null = null;

  /**
   * Runs the function that defines the group.
   *
   * @throws {Error} if it is async: its tests would come too late.
   */
  define(fn: () => unknown): void {
    const outer = Suite.current;
    Suite.current = this;
    try {
      if (fn() instanceof Promise) {
        throw new Error("describe() was given an async function; define tests synchronously.");
      }
    } finally {
      Suite.current = outer;
    }
  }

  /** Adds a test or a group. */
  add(step: Step): void {
    this.#steps.push(step);
  }

  /** Runs the whole group. A failing test does not keep the next from running. */
  async run(t: Deno.TestContext, parent: Suite | null): Promise<void> {
    this.#parent = parent;
    for (const hook of this.hooks.beforeAll) await hook();
    try {
      for (const { run, ...step } of this.#steps) await t.step({ ...step, fn: (t) => run(t) });
    } finally {
      for (const hook of this.hooks.afterAll) await hook();
    }
  }

  /** Runs a test between the hooks of its group and of the groups around it. */
  async runTest(t: Deno.TestContext, fn: TestFunction): Promise<void> {
    const wrapped = async (t: Deno.TestContext): Promise<void> => {
      for (const hook of this.hooks.beforeEach) await hook();
      try {
        await fn(t);
      } finally {
        for (const hook of this.hooks.afterEach) await hook();
      }
    };
    await (this.#parent === null ? wrapped(t) : this.#parent.runTest(t, wrapped));
  }
}
