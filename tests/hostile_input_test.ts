import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { afterAll, beforeAll, describe, it } from "@std/testing/bdd";
import { tmdbId } from "./small_source.ts";
import { post, type Problem, TestApi } from "./test_api.ts";

const PATH = "/api/recommendations";
const BODY_MS = 300;

describe("hostile input", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open(() => ({ bodyLimits: { maxBytes: 65_536, maxMs: BODY_MS } }));
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  const send = (body: BodyInit, headers: Record<string, string> = {}): Promise<Problem> =>
    api.refused(PATH, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body,
    });

  const rated = (text: string) => `{"ratings":[{"id":${tmdbId(1)},"rating":${text}}]}`;

  for (
    const [what, body, status, words] of [
      ["a megabyte", `{"ratings":[],"q":"${"x".repeat(1 << 20)}"}`, 413, /64 KiB/],
      ["a megabyte of spaces", " ".repeat(1 << 20), 413, /64 KiB/],
      ["60,000 arrays in each other", "[".repeat(60_000), 400, /nested deeper/],
      ["60,000 closed arrays", "[".repeat(30_000) + "]".repeat(30_000), 400, /nested deeper/],
      ["objects in each other", '{"a":'.repeat(10_000) + "1" + "}".repeat(10_000), 400, /nested/],
      ["a key twice", '{"ratings":[],"ratings":[]}', 400, /"ratings" stands twice/],
      ["a key twice, once escaped", '{"ratings":[],"ratin\\u0067s":[]}', 400, /stands twice/],
      ["a key twice inside", '{"ratings":[{"id":1,"id":2,"rating":3}]}', 400, /"id" stands twice/],
      ["__proto__", '{"ratings":[],"__proto__":{"limit":5}}', 400, /./],
      ["constructor", '{"ratings":[],"constructor":{"prototype":{}}}', 400, /./],
      ["toString", '{"ratings":[],"toString":1}', 400, /./],
      ["a rating beyond doubles", rated("1e999"), 400, /ratings\/0\/rating/],
      ["a huge rating", rated("99999999999999999999999"), 400, /ratings\/0\/rating/],
      ["a rating below the scale", rated("0.4"), 400, /expected stars from 0\.5 to 5/],
      ["a negative zero", rated("-0"), 400, /expected stars from 0\.5 to 5/],
      ["a huge id", '{"ratings":[{"id":1e300,"rating":3}]}', 400, /ratings\/0\/id/],
      ["a fraction of an id", '{"ratings":[{"id":1.5,"rating":3}]}', 400, /ratings\/0\/id/],
      ["a comment", '{"ratings":[]/* */}', 400, /./],
      ["a trailing comma", '{"ratings":[],}', 400, /./],
      ["two values", '{"ratings":[]} {}', 400, /./],
      ["NaN", rated("NaN"), 400, /./],
      ["nothing", "", 400, /./],
      ["a NUL", "\0", 400, /./],
    ] as const
  ) {
    it(`${what} is refused with a sentence`, async () => {
      const problem = await send(body);
      assertEquals(problem.status, status, problem.detail);
      assertMatch(problem.detail, words);
      assert(problem.detail.endsWith("."), problem.detail);
    });
  }

  it("names the place of every rating that is off the scale", async () => {
    const ratings = [5.5, 4, -1].map((rating, at) => ({ id: tmdbId(at + 1), rating }));
    const { errors } = await api.refused(PATH, post({ ratings }));
    assertEquals(errors?.map(({ pointer }) => pointer), ["/ratings/0/rating", "/ratings/2/rating"]);
  });

  it("refuses bytes that are not UTF-8, and other encodings and types", async () => {
    const text = '{"ratings":[]}';
    const utf16 = new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);
    assertEquals((await send(new Uint8Array([0x7b, 0xff, 0x7d]))).status, 400);
    assertEquals((await send(utf16)).status, 400);
    assertEquals((await send("\ufeff\ufffe")).status, 400);
    const unusable: readonly Record<string, string>[] = [
      { "Content-Type": "application/json; charset=utf-16" },
      { "Content-Type": "text/plain" },
      { "Content-Type": "application/x-www-form-urlencoded" },
      { "Content-Encoding": "gzip" },
    ];
    for (const headers of unusable) assertEquals((await send(text, headers)).status, 415);
    const plain = await api.get(PATH, {
      method: "POST",
      headers: { "Content-Type": 'Application/JSON; charset="UTF-8"' },
      body: text,
    });
    assertEquals(plain.status, 200, plain.text);
  });

  it("takes as many ratings as a body holds, and no more than 2,000", async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: 1 + at, rating: 3 }));
    const { status, json } = await api.get(PATH, post({ ratings: many(2000) }));
    assertEquals([status, json().ignored.length > 1900], [200, true]);
    const refused = await api.refused(PATH, post({ ratings: many(2001) }));
    assertEquals([refused.status, refused.errors?.[0].pointer], [400, "/ratings"]);
    assertEquals((await api.refused(PATH, post({ ratings: many(5000) }))).status, 413);
  });

  /** Writes a request by hand and gives the problem that it is answered by, head included. */
  async function overWire(parts: AsyncIterable<string> | Iterable<string>): Promise<string> {
    const { hostname, port } = new URL(api.address);
    using connection = await Deno.connect({ hostname, port: Number(port) });
    const answer = (async () => {
      let text = "";
      const decoder = new TextDecoder();
      const bytes = new Uint8Array(4096);
      while (!text.endsWith("}")) {
        const read = await connection.read(bytes);
        if (read === null) break;
        text += decoder.decode(bytes.subarray(0, read), { stream: true });
      }
      return text;
    })();
    const encoder = new TextEncoder();
    for await (const part of parts) {
      await connection.write(encoder.encode(part)).catch(() => {}); // it has hung up already
    }
    return await answer;
  }

  const head = (length: number) =>
    `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${length}\r\n\r\n`;

  it("gives up on a body that does not come", async () => {
    const answer = await overWire([head(100), '{"ratings"']);
    assertStringIncludes(answer, "HTTP/1.1 408");
    assertStringIncludes(answer, "took too long");
  });

  it("gives up on a body that trickles in", async () => {
    async function* trickle() {
      yield head(1000);
      for (let at = 0; at < 10; at++) {
        yield " ";
        await new Promise((resume) => setTimeout(resume, BODY_MS / 5));
      }
    }
    assertStringIncludes(await overWire(trickle()), "HTTP/1.1 408");
  });

  it("takes a client that hangs up in the middle of its body for no fault of ours", async () => {
    const { hostname, port } = new URL(api.address);
    for (let time = 0; time < 5; time++) {
      using connection = await Deno.connect({ hostname, port: Number(port) });
      await connection.write(new TextEncoder().encode(`${head(100)}{`));
    }
    assertEquals((await api.get(PATH, post({ ratings: [] }))).status, 200);
  });

  it("goes on serving others meanwhile", async () => {
    const slow = Array.from({ length: 20 }, () => overWire([head(100), "{"]));
    const { status } = await api.get(PATH, post({ ratings: [] }));
    assertEquals(status, 200);
    for (const answer of await Promise.all(slow)) assertStringIncludes(answer, "HTTP/1.1 408");
  });
});
