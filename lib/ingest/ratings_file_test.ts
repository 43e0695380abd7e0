import { assertEquals, assertRejects } from "@std/assert";
import { ReelmatchError } from "../errors.ts";
import { readFoldsFile } from "./folds_file.ts";
import { readRatingsFile } from "./ratings_file.ts";

const HEADER = "userId,movieId,rating,timestamp";

/** Runs a check on a file of this text. */
async function withFile(text: string, check: (path: string) => Promise<void>): Promise<void> {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(path, text);
    await check(path);
  } finally {
    await Deno.remove(path);
  }
}

for (const [form, end] of [["LF", "\n"], ["CRLF", "\r\n"]]) {
  Deno.test(`ratings are read with ${form} line ends, any scale and any ids`, () =>
    withFile([HEADER, "7,31,2.5,1260759144", "-2,2000000000,100,1"].join(end), async (path) => {
      const ratings = await readRatingsFile(path);
      assertEquals([...ratings.userIds], [-2, 7]);
      assertEquals([...ratings.itemIds], [31, 2_000_000_000]);
      assertEquals([...ratings.users], [1, 0]);
      assertEquals([...ratings.values], [2.5, 100]);
      assertEquals([...ratings.timestamps], [1_260_759_144, 1]);
      assertEquals(ratings.scale, { min: 2.5, max: 100 });
    }));
}

Deno.test("a file larger than one read is read whole", () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => `${at % 300},${at},${at % 5},${at}`);
  return withFile([HEADER, ...rows, ""].join("\n"), async (path) => {
    const { users, items, values } = await readRatingsFile(path);
    assertEquals([users.length, users[19_999], items[19_999], values[19_999]], [
      20_000,
      199,
      19_999,
      4,
    ]);
  });
});

const broken: readonly [what: string, text: string, message: string][] = [
  ["no byte", "", "is empty"],
  ["another header", "user,item,rating\n1,2,3\n", "line 1"],
  ["no rating", `${HEADER}\n`, "line 2"],
  ["a line cut off", `${HEADER}\n1,2,3,4\n1,2\n`, "line 3"],
  ["text for a number", `${HEADER}\n1,two,3,4\n`, "line 2"],
  ["NaN", `${HEADER}\n1,2,NaN,4\n`, "line 2"],
  ["an empty field", `${HEADER}\n1,2,,4\n`, "line 2"],
  ["an id that is no whole number", `${HEADER}\n1.5,2,3,4\n`, "line 2"],
  ["an id beyond 32 bits", `${HEADER}\n1,3000000000,3,4\n`, "line 2"],
  ["a NUL byte", `${HEADER}\n1,2,3,4\n1,2,\0,4\n`, "line 3"],
  ["an empty line within", `${HEADER}\n\n1,2,3,4\n`, "line 2"],
];
for (const [what, text, message] of broken) {
  Deno.test(`a ratings file with ${what} is refused by name and line`, () =>
    withFile(text, async (path) => {
      await assertRejects(() => readRatingsFile(path), ReelmatchError, message);
      await assertRejects(() => readRatingsFile(path), ReelmatchError, path);
    }));
}

Deno.test("a missing file is refused by name", async () => {
  await assertRejects(() => readRatingsFile("/nowhere/r.csv"), ReelmatchError, "/nowhere/r.csv");
});

Deno.test("folds are read in order", () =>
  withFile("1\r\n0\r\n2\r\n", async (path) => {
    assertEquals([...await readFoldsFile(path, 3)], [1, 0, 2]);
  }));

const brokenFolds: readonly [what: string, text: string, message: string][] = [
  ["too few", "1\n0\n", "2 folds for 3 ratings"],
  ["too many", "1\n0\n1\n0\n", "4 folds for 3 ratings"],
  ["fractions", "1\n0.5\n1\n", "line 2"],
  ["only one fold", "1\n1\n1\n", "at least two"],
];
for (const [what, text, message] of brokenFolds) {
  Deno.test(`a folds file with ${what} is refused`, () =>
    withFile(text, async (path) => {
      await assertRejects(() => readFoldsFile(path, 3), ReelmatchError, message);
    }));
}
