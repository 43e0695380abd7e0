import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { withContext } from "@logtape/logtape";
import { logError, logEvent, type LogFormat, logLine, setLogFormat } from "./log.ts";

/** What a piece of work writes to standard error. */
async function written(format: LogFormat, work: () => void | Promise<void>): Promise<string> {
  const { writeSync } = Deno.stderr;
  let text = "";
  Deno.stderr.writeSync = (bytes) => {
    text += new TextDecoder().decode(bytes);
    return bytes.length;
  };
  setLogFormat(format);
  try {
    await work();
  } finally {
    Deno.stderr.writeSync = writeSync;
    setLogFormat("text");
  }
  return text;
}

Deno.test("a sentence is one line with its time, braces and quotes as they are", async () => {
  const text = await written("text", () => logLine('Reading "{a}"\nof {{b}}'));
  assertMatch(text, /^\d{4}-\d\d-\d\dT[\d:.]+Z Reading "\{a\}" of \{\{b\}\}\n$/);
});

Deno.test("an error for people shows its stack and its cause", async () => {
  const error = new Error("it failed", { cause: new Error("the disk") });
  const text = await written("text", () => logError(error));
  assertStringIncludes(text, "log_test.ts");
  assertStringIncludes(text, "the disk");
});

Deno.test("for programs an event is a JSON object a line, with the id of its request", async () => {
  const text = await written("json", () =>
    withContext({ request_id: "abc" }, () => {
      logEvent("info", "GET /{x} 200 in 1 ms", { status: 200 });
      logLine("two\nlines");
    }));
  const [event, line] = text.trimEnd().split("\n").map((one) => JSON.parse(one));
  assertEquals([event.level, event.message], ["INFO", "GET /{x} 200 in 1 ms"]);
  assertEquals(event.properties, { request_id: "abc", status: 200 });
  assertEquals([line.message, line.properties.request_id], ["two\nlines", "abc"]);
});
