import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { ReelmatchError } from "../../errors.ts";
import { type Answer, type Asked, startLocalServer } from "../testing/local_server.ts";
import { createHttpClient, type HttpClientOptions } from "./client.ts";
import { PassingFailure } from "./passing_failure.ts";

const QUICK: HttpClientOptions = { firstWaitMs: 1, retries: 3 };
const read = (response: Response): Promise<string> => response.text();

/** Asks a server that gives one answer after the other, the last one for ever. */
async function ask(
  answers: readonly Answer[],
  options: HttpClientOptions = {},
  path = "/data",
): Promise<{ text: string; asked: readonly Asked[] }> {
  let next = 0;
  await using server = await startLocalServer(() => answers[next++] ?? answers.at(-1) ?? {});
  const client = createHttpClient({ ...QUICK, ...options });
  const text = await client.get({ url: new URL(path, server.origin), read })
    .catch((error: unknown) => {
      assert(error instanceof ReelmatchError, String(error));
      return `${error.code}: ${error.message.replaceAll(server.origin, "")}`;
    });
  return { text, asked: [...server.asked] };
}

const GOOD: Answer = { body: "good" };

Deno.test("what may pass is asked again: 5xx, 408, 429, connections cut before and inside a body", async () => {
  const passing: Answer[] = [
    { status: 500 },
    { status: 503, body: "no" },
    { status: 408 },
    { status: 429 },
    { cutAfter: 0 },
    { body: "good, but cut", cutAfter: 4 },
  ];
  for (const failure of passing) {
    const { text, asked } = await ask([failure, failure, GOOD]);
    assertEquals([text, asked.length], ["good", 3], JSON.stringify(failure));
  }
});

Deno.test("what will not pass is asked once", async () => {
  for (const status of [400, 401, 404, 418]) {
    const { text, asked } = await ask([{ status }]);
    assertEquals(asked.length, 1);
    assertStringIncludes(text, `UNAVAILABLE: /data cannot be fetched (HTTP ${status})`);
  }
});

Deno.test("patience ends with a sentence that says what was wrong", async () => {
  const { text, asked } = await ask([{ status: 502 }]);
  assertEquals(asked.length, 4);
  assertEquals(
    text,
    "UNAVAILABLE: /data cannot be fetched (HTTP 502, asked 4 times): check the address and the " +
      "connection, or try again later.",
  );
});

Deno.test("silence before the headers and inside the body ends an attempt", async () => {
  for (const stallAfter of [0, 2]) {
    const { text } = await ask([{ body: "good", stallAfter }, GOOD], { silenceMs: 150 });
    assertEquals(text, "good");
  }
  const { text } = await ask([{ stallAfter: 0 }], { silenceMs: 5, retries: 0 });
  assertStringIncludes(text, "nothing arrived for 0.005 s");
});

Deno.test("an attempt has a limit however often there is a sign of life", async () => {
  await using server = await startLocalServer(() => ({ body: "slow", stallAfter: 1 }));
  const client = createHttpClient({ retries: 0 });
  await assertRejects(
    () => client.get({ url: new URL(server.origin), totalMs: 20, read }),
    ReelmatchError,
    "not done within 0.02 s",
  );
});

Deno.test("all requests wait as long as Retry-After says, in seconds or until a date", async () => {
  const start = Date.UTC(2026, 0, 1);
  for (const header of ["7", new Date(start + 7000).toUTCString()]) {
    let now = start;
    const waits: number[] = [];
    const clock = {
      now: () => now,
      wait: (ms: number) => {
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      },
    };
    const date = new Date(start).toUTCString();
    const told = { status: 429, headers: { "retry-after": header, date } };
    const { text } = await ask([told, told, GOOD], { clock, retries: 1 });
    assertEquals([text, waits], ["good", [7000, 7000]]);
  }
});

Deno.test("a date is told by the server's clock, whatever ours says", async () => {
  const headers = {
    "retry-after": "Thu, 01 Jan 1970 00:00:02 GMT",
    date: "Thu, 01 Jan 1970 00:00:01 GMT",
  };
  const waits: number[] = [];
  let now = 5e12;
  const wait = (ms: number) => {
    waits.push(ms);
    now += ms;
    return Promise.resolve();
  };
  const { text } = await ask([{ status: 503, headers }, GOOD], { clock: { now: () => now, wait } });
  assertEquals([text, waits], ["good", [1000]]);
});

Deno.test("a server that always defers is given up in the end", async () => {
  const { text, asked } = await ask([{ status: 429, headers: { "retry-after": "0" } }]);
  assertEquals(asked.length, 104);
  assertStringIncludes(text, "HTTP 429, asked 104 times");
});

Deno.test("a server that asks for too long a wait is given up", async () => {
  const { text, asked } = await ask([{ status: 429, headers: { "retry-after": "86400" } }]);
  assertEquals(asked.length, 1);
  assertStringIncludes(text, "HTTP 429, to be asked again in 86400 s");
});

Deno.test("a reader's passing failure is tried again, any other is final", async () => {
  await using server = await startLocalServer(() => GOOD);
  const client = createHttpClient(QUICK);
  const reading = (error: Error) =>
    client.get({ url: new URL(server.origin), read: () => Promise.reject(error) });
  await assertRejects(
    () => reading(new PassingFailure("no page")),
    ReelmatchError,
    "no page, asked 4 times",
  );
  assertEquals(server.asked.length, 4);
  await assertRejects(() => reading(new RangeError("ours")), RangeError, "ours");
  assertEquals(server.asked.length, 5);
});

Deno.test("no error shows a secret, however it comes back", async () => {
  const secret = "s3cr3t/+";
  const query = `/data?api_key=${encodeURIComponent(secret)}`;
  for (const answer of [{ status: 404 }, { status: 500 }, { cutAfter: 0 }]) {
    const { text } = await ask([answer], { secrets: [secret] }, query);
    assertStringIncludes(text, "/data?api_key=***");
    assert(!text.includes("s3cr3t"), text);
  }
});

Deno.test("attempts keep to the rate, counted over any second", async () => {
  await using server = await startLocalServer(() => GOOD);
  const times: number[] = [];
  const client = createHttpClient({ requestsPerSecond: 5 });
  const all = Array.from({ length: 7 }, () =>
    client.get({
      url: new URL(server.origin),
      headers: () => {
        times.push(performance.now());
        return {};
      },
      read,
    }));
  await Promise.all(all);
  assert(times[5] - times[0] >= 990, `${times}`); // timers may be early by some milliseconds
});

Deno.test("a signal ends a request with its own reason", async () => {
  await using server = await startLocalServer(() => ({ stallAfter: 0 }));
  const controller = new AbortController();
  const client = createHttpClient({ signal: controller.signal });
  const asking = client.get({ url: new URL(server.origin), read });
  controller.abort(new ReelmatchError("INTERRUPTED", "Stopped on request."));
  await assertRejects(() => asking, ReelmatchError, "Stopped on request.");
});
