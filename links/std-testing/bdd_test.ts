import { assertEquals, assertThrows } from "@std/assert";
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from "./bdd.ts";

const calls: string[] = [];
const note = (text: string) => (): void => {
  calls.push(text);
};

describe("a group", () => {
  beforeAll(note("before all"));
  afterAll(note("after all"));
  beforeEach(note("before each"));
  beforeEach(note("second before each"));
  afterEach(note("after each"));

  it("runs a test", note("test"));
  it.ignore("leaves a test out", note("ignored"));
  it("leaves a test out by an option", { ignore: true }, note("ignored"));

  describe("with a group inside", () => {
    beforeAll(note("inner before all"));
    beforeEach(note("inner before each"));
    afterEach(note("inner after each"));
    afterAll(note("inner after all"));

    it("runs an async test", async (t) => {
      await Promise.resolve();
      note(`inner ${t.name}`)();
    });
  });

  describe.skip("that is left out", () => {
    it("runs nothing", note("ignored"));
  });
});

Deno.test("hooks and tests ran in order, outer hooks around inner ones", () => {
  assertEquals(calls, [
    "before all",
    "before each",
    "second before each",
    "test",
    "after each",
    "inner before all",
    "before each",
    "second before each",
    "inner before each",
    "inner runs an async test",
    "inner after each",
    "after each",
    "inner after all",
    "after all",
  ]);
});

Deno.test("a hook outside of a group is refused", () => {
  assertThrows(() => beforeEach(() => {}), Error, "inside a group");
});

Deno.test("an async group is refused", () => {
  assertThrows(
    () => describe("late", (async () => {}) as () => void),
    Error,
    "define tests synchronously",
  );
});
