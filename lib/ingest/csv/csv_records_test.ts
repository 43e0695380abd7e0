import { assertEquals, assertRejects, assertStringIncludes, assertThrows } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../../errors.ts";
import { columnsOf, type CsvRecord, csvRecords } from "./csv_records.ts";
import { inspectFile } from "../input_file.ts";
import { inFolder } from "../testing.ts";

function records(text: string): Promise<CsvRecord[]> {
  return inFolder(async (folder) => {
    const path = join(folder, "a.csv");
    await Deno.writeTextFile(path, text);
    return await Array.fromAsync(csvRecords(await inspectFile(path, "utf-8")));
  });
}

Deno.test("records come with the line on which they begin", async () => {
  const text = 'a,b\n1,"two\r\nlines, ""quoted"""\r\n3\n4,5,6\n\n7,8 "inches"\n';
  assertEquals(await records(text), [
    { line: 2, fields: ["1", 'two\r\nlines, "quoted"'] },
    { line: 4, fields: ["3"] },
    { line: 5, fields: ["4", "5", "6"] },
    { line: 7, fields: ["7", '8 "inches"'] },
  ]);
});

Deno.test("a quotation mark that is never closed is refused with its line", async () => {
  const { message } = await assertRejects(() => records('a,b\n1,2\n3,"4\n5,6\n'), ReelmatchError);
  assertStringIncludes(message, "a.csv, line 3: a quotation mark is not closed");
  const late = `a,b\n${"1,2\n".repeat(200_000)}3,"4\n5,6\n`;
  assertStringIncludes(
    (await assertRejects(() => records(late), ReelmatchError)).message,
    "line 200002",
  );
  const long = `a,b\n1,"${"x,y\n".repeat(400_000)}`;
  assertStringIncludes(
    (await assertRejects(() => records(long), ReelmatchError)).message,
    "line 2",
  );
});

Deno.test("columns are found by name, and those that are missing are named", () => {
  const file = {
    path: "a.csv",
    name: "a.csv",
    bytes: 9,
    sha256: "",
    header: 'b,"a", c',
    tail: "",
    version: "",
  };
  const { width, field } = columnsOf(file, ["a", "c"]);
  assertEquals(width, 3);
  assertEquals([field(["1", "2", " 3 "], "a"), field(["1", "2", " 3 "], "c")], ["2", "3"]);
  assertEquals(field(["1"], "c"), "");
  const { message } = assertThrows(() => columnsOf(file, ["a", "d", "e"]), ReelmatchError);
  assertStringIncludes(message, "a.csv, line 1: the header has no column d, e");
});

Deno.test("a last record that the end of the file cuts off is refused with its line", async () => {
  const { message } = await assertRejects(() => records("a,b\n1,2\n3"), ReelmatchError);
  assertStringIncludes(message, "a.csv, line 3: the file ends inside this row");
  assertEquals((await records("a,b\n1,2\n3\n")).length, 2);
});

Deno.test("records come in the dialect that is named", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "movies.dat");
    await Deno.writeFile(
      path,
      Uint8Array.from(`1::Caf\u00e9 "x::A\n2::B\n`, (c) => c.charCodeAt(0)),
    );
    const dialect = {
      delimiter: "::",
      quoted: false,
      hasHeader: false,
      encoding: "latin1",
    } as const;
    assertEquals(await Array.fromAsync(csvRecords(await inspectFile(path, "text"), dialect)), [
      { line: 1, fields: ["1", 'Caf\u00e9 "x', "A"] },
      { line: 2, fields: ["2", "B"] },
    ]);
  });
});
