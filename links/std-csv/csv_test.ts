import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import fc from "fast-check";
import { CsvParseStream, CsvStringifyStream, parse, stringify } from "./mod.ts";

const TEXT = fc.string({
  unit: fc.constantFrom("a", "é", ",", ";", '"', "\n", " ", "#", "__proto__"),
  maxLength: 6,
});
/** Rows that have the same number of fields, and more than one: an empty line is no row. */
const TABLE = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.array(fc.array(TEXT, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 })
);

Deno.test("what was written is read back", () => {
  fc.assert(fc.property(TABLE, fc.constantFrom(",", ";", "\t"), (rows, separator) => {
    assertEquals(parse(stringify(rows, { separator }), { separator }), rows);
  }));
});

Deno.test("a text in pieces gives the same rows as in one", async () => {
  await fc.assert(fc.asyncProperty(TABLE, fc.integer({ min: 1, max: 5 }), async (rows, size) => {
    const text = stringify(rows);
    const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
    const stream = ReadableStream.from(pieces).pipeThrough(new CsvParseStream());
    assertEquals(await Array.fromAsync(stream), rows);
  }));
});

Deno.test("rows are arrays, or objects if there are names", () => {
  const text = 'id,title\n1,Alien\r\n\n2,"Alien, the""second"""';
  assertEquals(parse(text), [["id", "title"], ["1", "Alien"], ["2", 'Alien, the"second"']]);
  assertEquals(parse(text, { skipFirstRow: true }), [
    { id: "1", title: "Alien" },
    { id: "2", title: 'Alien, the"second"' },
  ]);
  const renamed: Record<"a" | "b", string>[] = parse(text, {
    skipFirstRow: true,
    columns: ["a", "b"],
  });
  assertEquals(renamed[0], { a: "1", b: "Alien" });
});

Deno.test("a byte-order mark is no part of the first name", () => {
  assertEquals(parse("\ufeffid\n1", { skipFirstRow: true }), [{ id: "1" }]);
});

Deno.test("a column called __proto__ is a column", () => {
  const [row] = parse("__proto__,a\n1,2", { skipFirstRow: true });
  assertEquals(Object.keys(row), ["__proto__", "a"]);
  assertEquals(Object.getPrototypeOf(row), Object.prototype);
});

Deno.test("text that is not CSV is refused with its line", () => {
  assertThrows(() => parse('a,b\n1,"2'), SyntaxError, "Syntax error");
  assertThrows(() => parse('a,b\n1,2"3'), SyntaxError, "line 2");
  assertThrows(() => parse('a,b\n1,"2"3'), SyntaxError, "line 2");
  assertThrows(
    () => parse("a,b\n1", { skipFirstRow: true }),
    Error,
    "1 fields, but the header has 2",
  );
  assertThrows(() => parse("", { skipFirstRow: true }), TypeError, "headers must be defined");
  assertThrows(() => parse("a", { separator: '"' }), Error, "invalid delimiter");
});

Deno.test("a stream that is not CSV fails", async () => {
  for (const text of ['a,"b', 'a"b', 'x,y\n"1"2,3']) {
    const rows = ReadableStream.from([...text]).pipeThrough(new CsvParseStream());
    await assertRejects(() => Array.fromAsync(rows), SyntaxError);
  }
});

Deno.test("values are found by key, index or path", () => {
  const films = [{ id: 1, facts: { year: 1979, genres: ["Horror"] } }, { id: 2, facts: null }];
  const text = stringify(films, {
    columns: ["id", ["facts", "year"], { prop: ["facts", "genres", 0], header: "first, of all" }],
  });
  assertEquals(text, 'id,year,"first, of all"\r\n1,1979,Horror\r\n2,,\r\n');
  assertThrows(() => stringify(films), TypeError, "No property accessor");
  assertThrows(() => stringify([[1]], { columns: ["a"] }), TypeError, "Property accessor");
  assertThrows(() => stringify([], { separator: '"' }), TypeError, "separator");
});

Deno.test("values of all kinds have a text", () => {
  assertEquals(
    stringify([[null, undefined, true, 1n, { a: [1] }, "x\ny", 'a"b']], { bom: true }),
    '\ufeff,,true,1,"{""a"":[1]}","x\ny","a""b"\r\n',
  );
});

Deno.test("a stream writes what the function writes", async () => {
  const rows = [{ id: 1, title: "a,b" }, { id: 2, title: "c" }];
  const stream = ReadableStream.from(rows)
    .pipeThrough(new CsvStringifyStream({ columns: ["id", "title"] }));
  assertEquals(
    (await Array.fromAsync(stream)).join(""),
    stringify(rows, { columns: ["id", "title"] }),
  );
});
