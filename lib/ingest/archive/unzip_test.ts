import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../../errors.ts";
import { inFolder } from "../testing.ts";
import { makeZip, type ZipItem } from "../testing/make_zip.ts";
import { unzip, type UnzipLimits } from "./unzip.ts";

const RATINGS = { name: "ml/ratings.csv", content: "a,b\n".repeat(100_000) };

/** Unpacks `ratings.csv` and `links.csv`; tells each file's text and what is left in the folder. */
async function unpack(
  zip: Uint8Array,
  limits?: UnzipLimits,
): Promise<{ texts: Record<string, string>; error?: ReelmatchError; left: string[] }> {
  return await inFolder(async (folder) => {
    const path = join(folder, "a.zip");
    await Deno.writeFile(path, zip);
    const texts: Record<string, string> = {};
    let error: ReelmatchError | undefined;
    try {
      const files = await unzip(path, ["ratings.csv", "links.csv"], join(folder, "out"), {
        limits,
      });
      for (const [name, at] of files) texts[name] = await Deno.readTextFile(at);
    } catch (thrown) {
      assert(thrown instanceof ReelmatchError, String(thrown));
      error = thrown;
    }
    const left = Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();
    return { texts, error, left };
  });
}

Deno.test("wanted files are found in whatever folder they lie, the least deep of one name", async () => {
  const { texts } = await unpack(makeZip([
    { name: "a/b/links.csv", content: "deep" },
    { name: "a/", content: "" },
    { name: "a/links.csv", content: "less deep" },
    { name: "__MACOSX/._ratings.csv", content: "no" },
    { name: "a/ratings.csv/", content: "" },
    { name: "é/other.csv", content: "no" },
    RATINGS,
  ]));
  assertEquals(texts, { "ratings.csv": RATINGS.content, "links.csv": "less deep" });
});

const zeros = new Uint8Array(16 << 20);

const hostile: Readonly<Record<string, readonly [items: ZipItem[], says: string]>> = {
  "a name that leads upwards": [
    [RATINGS, { name: "../evil", content: "x" }],
    'a name that leads out of its folder, "../evil"',
  ],
  "a name that leads upwards inside": [
    [{ name: "a/../../evil", content: "x" }],
    'a name that leads out of its folder, "a/../../evil"',
  ],
  "an absolute name": [[RATINGS, { name: "/etc/evil", content: "x" }], '"/etc/evil"'],
  "a name with a drive": [[{ name: "C:/evil", content: "x" }], '"C:/evil"'],
  "backslashes": [
    [{ name: "..\\evil", content: "x" }],
    "a name with a backslash, which may lead out",
  ],
  "a link": [[{ name: "ratings.csv", content: "/etc/passwd", mode: 0o120777 }], "holds a link"],
  "a bomb of zeros": [[{ name: "ratings.csv", content: zeros }], "times its size as no table does"],
  "more than it says": [
    [{ name: "ratings.csv", content: zeros, claimedBytes: 1000 }],
    "is no whole zip file",
  ],
  "less than it says": [
    [{ ...RATINGS, claimedBytes: 400_001 }],
    "is no whole zip file",
  ],
  "another checksum": [
    [{ ...RATINGS, claimedCrc: 7 }],
    "the checksum of ml/ratings.csv is wrong",
  ],
  "encryption": [[{ ...RATINGS, isEncrypted: true }], '"ml/ratings.csv" is encrypted'],
  "another method": [[{ ...RATINGS, method: 12 }], "is packed by method 12, expected deflate"],
  "too many entries": [
    Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}`, content: "" })),
    "more than 10000 entries",
  ],
};

for (const [name, [items, says]] of Object.entries(hostile)) {
  Deno.test(`a zip file with ${name} is refused in a sentence, and nothing is left`, async () => {
    const { error, left } = await unpack(makeZip(items));
    assertEquals(error?.code, "BAD_INPUT");
    assertStringIncludes(error?.message ?? "", says);
    assert(!error?.message.includes("\n"));
    assertEquals(left, ["a.zip"]);
  });
}

Deno.test("all files together have a limit, told before anything is written", async () => {
  const { error, left } = await unpack(
    makeZip([RATINGS, { name: "links.csv", content: "x".repeat(1000) }]),
    { maxBytes: 400_500, maxRatio: 1000 },
  );
  assertStringIncludes(error?.message ?? "", "GiB together");
  assertEquals(left, ["a.zip"]);
});

Deno.test("a zip file that is cut off anywhere is refused", async () => {
  const zip = makeZip([RATINGS]);
  for (let length = 0; length < zip.length; length += Math.ceil(zip.length / 40)) {
    const { error, left } = await unpack(zip.subarray(0, length));
    assertStringIncludes(error?.message ?? "", "it may be cut off, fetch it again");
    assertEquals(left, ["a.zip"]);
  }
});

Deno.test("a zip file whose packed bytes are damaged is refused", async () => {
  const zip = makeZip([{ ...RATINGS, content: crypto.getRandomValues(new Uint8Array(9000)) }]);
  for (let at = 50; at < 9000; at += 997) {
    const damaged = zip.slice();
    damaged[at] ^= 0xff;
    assertEquals((await unpack(damaged)).error?.code, "BAD_INPUT");
  }
});

Deno.test("a folder that cannot be written is told", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "a.zip");
    await Deno.writeFile(path, makeZip([RATINGS]));
    await Deno.writeTextFile(join(folder, "taken"), "");
    const error = await assertRejects(
      () => unzip(path, ["ratings.csv"], join(folder, "taken", "out")),
      ReelmatchError,
    );
    assertEquals(error.code, "UNAVAILABLE");
    assertStringIncludes(error.message, "nothing is left of it; make room");
  });
});

Deno.test("a signal ends it, and nothing is left", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "a.zip");
    await Deno.writeFile(path, makeZip([RATINGS]));
    const error = await assertRejects(
      () => unzip(path, ["ratings.csv"], join(folder, "out"), { signal: AbortSignal.abort() }),
      ReelmatchError,
    );
    assertEquals(error.code, "INTERRUPTED");
    assertEquals(Array.from(Deno.readDirSync(folder), ({ name }) => name), ["a.zip"]);
  });
});
