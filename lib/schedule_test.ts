import { assert, assertEquals, assertRejects } from "@std/assert";
import { ReelmatchError } from "./errors.ts";
import { runOnSchedule } from "./schedule.ts";

Deno.test("a schedule goes on after a failed run, never twice at once, until it is told to stop", async () => {
  const stop = new AbortController();
  const lines: string[] = [];
  let runs = 0;
  let underWay = 0;
  const planned: (Date | null)[] = [];
  await runOnSchedule({
    pattern: "* * * * * *", // with a sixth field in front, each second
    signal: stop.signal,
    report: (event) => lines.push(String(event)),
    plan: (next) => {
      planned.push(next);
      return Promise.resolve();
    },
    run: async () => {
      assertEquals(++underWay, 1);
      if (++runs === 1) {
        underWay--;
        throw new ReelmatchError("NOT_FOUND", "There is no file.");
      }
      assert(planned.at(-1) instanceof Date);
      stop.abort();
      await Promise.resolve();
      underWay--;
    },
  });
  assertEquals([runs, underWay], [2, 0]);
  assert(planned.slice(0, -1).every((next) => next instanceof Date));
  assertEquals(planned.at(-1), null);
  assert(lines.includes("Failed: There is no file."));
  assert(lines[0].startsWith("Next run at 2"));
});

Deno.test("what is no schedule is refused", async () => {
  for (const pattern of ["", "every day", "61 4 * * *", "0 0 30 2 *"]) {
    const work = () =>
      runOnSchedule({
        pattern,
        signal: new AbortController().signal,
        report: () => {},
        plan: () => Promise.resolve(),
        run: () => Promise.resolve(),
      });
    assertEquals((await assertRejects(work, ReelmatchError)).code, "BAD_INPUT");
  }
});
