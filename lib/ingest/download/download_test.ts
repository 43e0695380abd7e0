import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../../errors.ts";
import { createHttpClient } from "../http/client.ts";
import { inFolder } from "../testing.ts";
import { type ServedFile, serveFile } from "../testing/file_server.ts";
import { type Answer, type Asked, startLocalServer } from "../testing/local_server.ts";
import { download } from "./download.ts";

const BYTES = crypto.getRandomValues(new Uint8Array(60_000));
const FILE: ServedFile = { bytes: BYTES, etag: '"v1"' };

interface Run {
  /** `fetched`, `unchanged` or the code and message of the failure. */
  readonly outcome: string;
  readonly asked: readonly Asked[];
  /** What is in the folder. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** Downloads into a folder from a server that gives one answer after the other, the last for ever. */
async function run(
  folder: string,
  answers: readonly ((asked: Asked) => Answer)[],
  retries = 3,
): Promise<Run> {
  let next = 0;
  await using server = await startLocalServer((asked) =>
    (answers[next++] ?? answers.at(-1) ?? (() => ({})))(asked)
  );
  const outcome = await download({
    client: createHttpClient({ retries, firstWaitMs: 1 }),
    url: new URL("/a.zip", server.origin),
    to: join(folder, "cache", "a.zip"),
    report: () => {},
  }).catch((error) => {
    assert(error instanceof ReelmatchError, String(error));
    return `${error.code}: ${error.message}`;
  });
  const files: Record<string, Uint8Array> = {};
  for (const { name } of Deno.readDirSync(join(folder, "cache"))) {
    files[name] = Deno.readFileSync(join(folder, "cache", name));
  }
  return { outcome, asked: [...server.asked], files };
}

const whole = (asked: Asked): Answer => serveFile(asked, FILE);
const cut = (after: number, file = FILE) => (asked: Asked): Answer => ({
  ...serveFile(asked, file),
  cutAfter: after,
});
const ranges = ({ asked }: Run): (string | null)[] =>
  asked.map(({ headers }) => headers.get("range"));

Deno.test("a connection that is cut goes on where it was", async () => {
  await inFolder(async (folder) => {
    const result = await run(folder, [cut(20_000), cut(25_000), whole]);
    assertEquals(result.outcome, "fetched");
    assertEquals(result.files["a.zip"], BYTES);
    assertEquals(Object.keys(result.files).sort(), ["a.zip", "a.zip.json"]);
    const [first, ...more] = ranges(result);
    assertEquals(first, null);
    assertEquals(more.length, 2);
    for (const range of more) assert(/^bytes=[1-9]\d*-$/.test(range ?? ""), String(range));
    assertEquals(result.asked[1].headers.get("if-range"), '"v1"');
  });
});

Deno.test("the next run goes on where one stopped, or begins again with a newer version", async () => {
  for (const isNewer of [false, true]) {
    await inFolder(async (folder) => {
      const stopped = await run(folder, [cut(30_000)], 0);
      assertStringIncludes(stopped.outcome, "UNAVAILABLE");
      assertEquals(Object.keys(stopped.files).sort(), ["a.zip.part", "a.zip.part.json"]);
      const newer = { bytes: BYTES.toReversed(), etag: '"v2"' };
      const result = await run(folder, [(asked) => serveFile(asked, isNewer ? newer : FILE)]);
      assertEquals(result.files["a.zip"], isNewer ? newer.bytes : BYTES);
      assertEquals(ranges(result), [`bytes=${stopped.files["a.zip.part"].length}-`]);
    });
  }
});

Deno.test("a run that was stopped before it could name the whole file asks for nothing more", async () => {
  await inFolder(async (folder) => {
    await Deno.mkdir(join(folder, "cache"));
    await Deno.writeFile(join(folder, "cache", "a.zip.part"), BYTES);
    const notes = JSON.stringify({ etag: '"v1"', modified: null });
    await Deno.writeTextFile(join(folder, "cache", "a.zip.part.json"), notes);
    const result = await run(folder, [whole]);
    assertEquals([result.outcome, ranges(result)], ["fetched", ["bytes=60000-"]]);
    assertEquals(result.files["a.zip"], BYTES);
  });
});

Deno.test("servers without ranges, validators or honest ranges still give the whole file", async () => {
  const plain: ServedFile = { bytes: BYTES };
  const weak: ServedFile = { bytes: BYTES, etag: 'W/"v1"' };
  const noRanges: ServedFile = { ...FILE, hasRanges: false };
  const wrongRange = (asked: Asked): Answer => {
    const answer = serveFile(asked, FILE);
    const headers = { etag: '"v1"', "content-range": "bytes 7-59999/60000" };
    return answer.status === 206 ? { ...answer, headers } : answer;
  };
  const empty = (): Answer => ({ status: 416, headers: { "content-range": "bytes */10" } });
  const cases: readonly (readonly ((asked: Asked) => Answer)[])[] = [
    [cut(20_000, plain), (asked) => serveFile(asked, plain)],
    [cut(20_000, weak), (asked) => serveFile(asked, weak)],
    [cut(20_000, noRanges), (asked) => serveFile(asked, noRanges)],
    [cut(20_000), wrongRange, whole],
    [cut(20_000), empty, whole],
  ];
  for (const answers of cases) {
    await inFolder(async (folder) => {
      const result = await run(folder, answers);
      assertEquals([result.outcome, result.files["a.zip"].length], ["fetched", 60_000]);
      assertEquals(result.files["a.zip"], BYTES);
    });
  }
});

Deno.test("a file that did not change is not fetched again, one that did is", async () => {
  await inFolder(async (folder) => {
    await run(folder, [whole]);
    const again = await run(folder, [whole]);
    assertEquals(again.outcome, "unchanged");
    assertEquals(Object.keys(again.files).sort(), ["a.zip", "a.zip.json"]);
    const newer = { bytes: BYTES.toReversed(), etag: '"v2"' };
    const changed = await run(folder, [(asked) => serveFile(asked, newer)]);
    assertEquals([changed.outcome, changed.files["a.zip"]], ["fetched", newer.bytes]);
  });
});

Deno.test("a refusal leaves nothing behind, not even of a file that is there", async () => {
  await inFolder(async (folder) => {
    const missing = await run(folder, [() => ({ status: 404 })]);
    assertStringIncludes(missing.outcome, "cannot be fetched (HTTP 404)");
    assertEquals(missing.files, {});
    await run(folder, [whole]);
    const refused = await run(folder, [() => ({ status: 403 })]);
    assertEquals(Object.keys(refused.files).sort(), ["a.zip", "a.zip.json"]);
  });
});

Deno.test("a folder that cannot be made is told", async () => {
  await inFolder(async (folder) => {
    const taken = join(folder, "taken");
    await Deno.writeTextFile(taken, "mine");
    const work = download({
      client: createHttpClient(),
      url: new URL("http://127.0.0.1:9/a.zip"),
      to: join(taken, "a.zip"),
      report: () => {},
    });
    const { code, message } = await assertRejects(() => work, ReelmatchError);
    assertEquals(code, "UNAVAILABLE");
    assertStringIncludes(message, `a.zip could not be written to ${taken}`);
    assertEquals(await Deno.readTextFile(taken), "mine");
  });
});

Deno.test("a file for which there is no room is refused before a byte is written", async () => {
  await inFolder(async (folder) => {
    const headers = { "content-length": String(2 ** 53 - 1) };
    const { outcome, files } = await run(folder, [() => ({ headers, body: "x", cutAfter: 1 })], 0);
    assertStringIncludes(outcome, "UNAVAILABLE: Downloading a.zip needs ");
    assertEquals(files, {});
  });
});
