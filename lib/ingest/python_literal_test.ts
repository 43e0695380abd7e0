import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { parsePythonLiteral } from "./python_literal.ts";

/** What Python's `repr` writes, quotation marks chosen as it chooses them. */
function repr(value: unknown): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "string") return reprText(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`;
  if (typeof value === "object") {
    return `{${Object.entries(value).map(([k, v]) => `${reprText(k)}: ${repr(v)}`).join(", ")}}`;
  }
  return String(value);
}

function reprText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === "\\" || character === quote) return `\\${character}`;
    if (character === "\n") return "\\n";
    if (code > 0xffff) return `\\U${code.toString(16).padStart(8, "0")}`;
    if (code > 0xff) return `\\u${code.toString(16).padStart(4, "0")}`;
    if (code < 0x20 || code > 0x7e) return `\\x${code.toString(16).padStart(2, "0")}`;
    return character;
  });
  return quote + escaped.join("") + quote;
}

Deno.test("what repr writes is read back", () => {
  const text = fc.string({ unit: "grapheme" }).filter((value) => value !== "__proto__");
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(fc.property(value, (value) => assertEquals(parsePythonLiteral(repr(value)), value)));
});

Deno.test("words, quotation marks and braces inside texts stay as they are", () => {
  assertEquals(
    parsePythonLiteral(`[{'id': None, 'name': "None's {True}\\xa0'"}, {'name': 'a "b" \\'c\\''}]`),
    [{ id: null, name: "None's {True}\u00a0'" }, { name: `a "b" 'c'` }],
  );
});

Deno.test("what is no literal is refused", () => {
  for (const text of ["", "[", "'open", "os.system('x')", "[1, nope]", "{'a' 1}", "'a\nb'"]) {
    assertThrows(() => parsePythonLiteral(text), SyntaxError);
  }
});
