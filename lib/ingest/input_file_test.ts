import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { inspectFile } from "./input_file.ts";
import { inFolder } from "./testing.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refusal(content: Uint8Array, encoding: "utf-8" | "text"): Promise<ReelmatchError> {
  return await inFolder(async (folder) => {
    const path = join(folder, "a.csv");
    await Deno.writeFile(path, content);
    return await assertRejects(() => inspectFile(path, encoding), ReelmatchError);
  });
}

Deno.test("a file's size, hash, first line and end are told", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "a.csv");
    await Deno.writeTextFile(path, "\ufeffa,b\r\n1,2\r\nabc");
    const { name, bytes, sha256, header, tail } = await inspectFile(path, "utf-8");
    assertEquals({ name, bytes, header }, { name: "a.csv", bytes: 16, header: "a,b" });
    assertEquals(tail.endsWith("1,2\r\nabc"), true);
    assertEquals(sha256, "9dd4b6157f50bf6b932deb3b8cb32c5e5ea3bc414e2b4fc9478de52616a12d3e");
  });
});

Deno.test("the hash of a long file is that of all its bytes", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "long.csv");
    const content = bytes(`h\n${"é,1234567\n".repeat(400_000)}`);
    await Deno.writeFile(path, content);
    const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(content));
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
    const file = await inspectFile(path, "utf-8");
    assertEquals(file.sha256, hex.join(""));
    assertEquals(file.bytes, content.length);
  });
});

Deno.test("a NUL byte is refused with its line", async () => {
  const { code, message } = await refusal(bytes("h\n1\n2\0\n"), "text");
  assertEquals(code, "BAD_INPUT");
  assertStringIncludes(message, "a.csv, line 3: holds a NUL byte");
});

Deno.test("text in another encoding is refused with its line where UTF-8 is asked for", async () => {
  const latin1 = Uint8Array.from([...bytes("h\n1\n"), 0xe9, 10]);
  const { message } = await refusal(latin1, "utf-8");
  assertStringIncludes(message, "a.csv, line 3: is not UTF-8");
  const cut = bytes("h\né").subarray(0, 3);
  assertStringIncludes((await refusal(cut, "utf-8")).message, "line 2: is not UTF-8");
});

Deno.test("a file that is missing, empty or a folder is refused", async () => {
  assertStringIncludes((await refusal(new Uint8Array(), "text")).message, "is empty");
  await inFolder(async (folder) => {
    const folderError = await assertRejects(() => inspectFile(folder, "text"), ReelmatchError);
    assertStringIncludes(folderError.message, "is not a file");
    const missing = await assertRejects(
      () => inspectFile(join(folder, "b"), "text"),
      ReelmatchError,
    );
    assertEquals(missing.code, "NOT_FOUND");
  });
});

Deno.test("a line that no record is as long as is refused by its number, however long the rest", async () => {
  const line = "x".repeat(3 << 20);
  for (const [content, number] of [[line, 1], [`a,b\n1,2\n${line}\n3,4\n`, 3]] as const) {
    for (const encoding of ["utf-8", "text"] as const) {
      const { code, message } = await refusal(bytes(content), encoding);
      assertEquals(code, "BAD_INPUT");
      assertStringIncludes(message, `a.csv, line ${number}: is longer than 2 MiB, expected one`);
    }
  }
});

Deno.test("lines that are long but not too long are read", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "a.csv");
    await Deno.writeTextFile(path, `${`${"x".repeat((2 << 20) - 9)}\n`.repeat(3)}end`);
    assertEquals((await inspectFile(path, "text")).tail.endsWith("x\nend"), true);
  });
});

Deno.test("of a file that is no text only its bytes are told", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "a.parquet");
    await Deno.writeFile(path, new Uint8Array(3 << 20));
    const { bytes, header, tail } = await inspectFile(path, "binary");
    assertEquals({ bytes, header, tail }, { bytes: 3 << 20, header: "", tail: "" });
  });
});
