import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { formatSeconds, formatStep, PaceMeter } from "./pace.ts";
import type { ProgressEvent } from "./progress.ts";
import { type Show, showAsJson, showInLog, type Shown, showOnTerminal } from "./show.ts";
import { Stages } from "./stages.ts";

/** Everything that is written while 101 steps of a stage are told, one each second. */
function shown(open: (show: Show) => Shown): string {
  let text = "";
  let now = 0;
  {
    using view = open({ write: (part) => text += part, nowMs: () => now });
    view.report("Begun.");
    for (let done = 0; done <= 100; done++, now += 1000) {
      view.report({ type: "step", stage: "read", done, total: 200, unit: "rows" });
    }
    view.report({ type: "stage", stage: "read", seconds: 100 });
    view.report({ type: "step", stage: "train", done: 1, total: null, unit: "epochs" });
  }
  return text;
}

Deno.test("the pace of a stage is what it did since its first step", () => {
  const meter = new PaceMeter();
  const step = (stage: string, done: number, total: number | null) =>
    ({ type: "step", stage, done, total, unit: "rows" }) as const;
  assertEquals(meter.follow(step("a", 1000, 4000), 0), { rate: null, secondsLeft: null });
  assertEquals(meter.follow(step("a", 2000, 4000), 2000), { rate: 500, secondsLeft: 4 });
  assertEquals(meter.follow(step("a", 2000, null), 2000), { rate: 500, secondsLeft: null });
  assertEquals(meter.follow(step("b", 2000, null), 2001), { rate: null, secondsLeft: null });
});

Deno.test("a step reads as a person says it", () => {
  const step = { type: "step", stage: "read", done: 12e6, total: 26e6, unit: "rows" } as const;
  assertEquals(
    formatStep(step, { rate: 2.4e6, secondsLeft: 5.8 }),
    "read: 12M of 26M rows, 2.4M rows/s, 6 s left",
  );
  assertEquals(
    formatStep({ ...step, total: null }, { rate: null, secondsLeft: null }),
    "read: 12M rows",
  );
  assertEquals(
    formatStep({ ...step, done: 2, total: 20, unit: "epochs" }, { rate: 0.125, secondsLeft: 144 }),
    "read: 2 of 20 epochs, 8 s each, 2 min left",
  );
  assertEquals([59.4, 240, 3900].map(formatSeconds), ["59 s", "4 min", "1 h 5 min"]);
});

Deno.test("a log has a line for the first step and each ten seconds, whole lines alone", () => {
  const lines: string[] = [];
  shown(({ nowMs }) => showInLog({ nowMs, write: (line) => lines.push(line) }));
  assertEquals(lines.length, 1 + 11 + 1 + 1);
  assertEquals(lines[0], "Begun.");
  assertEquals(lines[2], "read: 10 of 200 rows, 1 rows/s, 3 min left");
  assertEquals(lines.at(-2), "read: 100.0 s");
});

Deno.test("a terminal keeps one live line, cut to its width and gone in the end", () => {
  const text = shown((show) => showOnTerminal(show, () => 20));
  assert(text.startsWith("Begun.\n\r\x1b[2Kread: 0 of 200 rows"));
  assert(text.endsWith("read: 100.0 s\n\r\x1b[2Ktrain: 1 epochs\r\x1b[2K"));
  const live = text.replaceAll("\x1b[2K", "").split(/[\r\n]+/).filter((line) =>
    line.includes("of 200")
  );
  assertEquals(live.length, 101);
  assert(live.every((line) => line.length < 20));
});

Deno.test("a machine reads one object a line", () => {
  const objects = shown(showAsJson).trimEnd().split("\n").map((line) => JSON.parse(line));
  assertEquals(objects[0].text, "Begun.");
  assertEquals(objects.filter(({ type }) => type === "step").length, 102);
  assertEquals(objects[3], {
    ...objects[3],
    stage: "read",
    done: 2,
    total: 200,
    unit: "rows",
    rate: 1,
    seconds_left: 198,
  });
  assertEquals(objects.find(({ type }) => type === "stage").seconds, 100);
});

Deno.test("stages run in turn, are timed, and pass their steps and failures on", async () => {
  const events: ProgressEvent[] = [];
  const stages = new Stages((event) => events.push(event));
  const result = await stages.run("count", (step) => {
    step(1, 2, "sheep");
    return 7;
  });
  assertEquals(result, 7);
  assertEquals(events, [
    { type: "step", stage: "count", done: 1, total: 2, unit: "sheep" },
    { type: "stage", stage: "count", seconds: stages.seconds.count },
  ]);
  const failure = await stages.run("fail", () => Promise.reject(new Error("broken"))).catch(String);
  assertStringIncludes(String(failure), "broken");
  assertEquals(Object.keys(stages.seconds), ["count"]);
});
