import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { atOnce, inTurns, type Pieces } from "./pieces.ts";

/** Works for some milliseconds, in pieces. */
function* working(milliseconds: number): Pieces<string> {
  const begun = performance.now();
  while (performance.now() - begun < milliseconds) yield;
  return "done";
}

// deno-lint-ignore require-yield
function* failing(): Pieces<never> {
  throw new RangeError("broken");
}

Deno.test("work in turns lets timers run meanwhile, work at once does not", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  assertEquals(atOnce(working(40)), "done");
  assertEquals(ticks, 0);
  assertEquals(await inTurns(working(40)), "done");
  clearInterval(timer);
  assert(ticks > 1, `${ticks} ticks`);
});

Deno.test("what work throws is thrown either way", async () => {
  assertThrows(() => atOnce(failing()), RangeError, "broken");
  await assertRejects(() => inTurns(failing()), RangeError, "broken");
});
