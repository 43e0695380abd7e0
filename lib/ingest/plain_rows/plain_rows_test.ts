import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { compileKernel } from "../../models/kernel/compile.ts";
import { KERNEL_BINARY } from "./binary.ts";
import { arePlain, hasNul } from "./look.ts";
import { PlainRows } from "./plain_rows.ts";

const HEADER = "userId,movieId,rating,timestamp\n";
const MOST = 64;

/** Looks at a text that comes in pieces of the given sizes, over and over. */
function look(text: string, sizes: readonly number[]): PlainRows {
  const rows = new PlainRows(MOST);
  const bytes = new TextEncoder().encode(text);
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const size = sizes[piece % sizes.length];
    rows.add(bytes.subarray(at, at + size));
    at += size;
  }
  return rows;
}

const isPlain = (lines: string): boolean => look(HEADER + lines, [MOST]).finish();

Deno.test("rows of whole numbers with ratings on half stars are plain", () => {
  for (
    const lines of [
      "",
      "1,31,2.5,1260759144\n",
      "1,31,2.5,1260759144",
      "1,31,5.0,1\r\n2,1,0.5,1260759144\r\n",
      "1,31,4,1260759144\n",
      "-1,31,10.5,-3\n",
    ]
  ) assert(isPlain(lines), lines);
});

Deno.test("a point elsewhere, another fraction or a letter is not plain", () => {
  for (
    const lines of [
      "1.0,31,2.5,1260759144\n",
      "1.5,31,4,1260759144\n",
      "1,31.5,4,1260759144\n",
      "1,31.5,4.0,1260759144\n",
      "1,31,4.0,1260759144.5\n",
      "1,31,4,1260759144.0\n",
      "1,31,3.7,1260759144\n",
      "1,31,3.75,1260759144\n",
      "1,31,3.05,1260759144\n",
      "1,31,3.,1260759144\n",
      "1e3,31,3.5,1260759144\n",
      "1,31,3.5,1_260_759_144\n",
      "1,31,3.5,1260759144001234\n",
      "é,31,3.5,1260759144\n",
      "1,31,3.5\n",
    ]
  ) {
    assert(!isPlain(lines), lines);
    assert(!isPlain(`2,1,4.5,1260759144\n${lines}3,1,4.5,1260759144\n`), lines);
  }
});

Deno.test("the header may hold anything but NUL, and without its end there are no rows", () => {
  assert(look("a.b,ç\n1,2,3.5,4\n", [MOST]).finish());
  assert(!look("1,2,3.5,4", [MOST]).finish());
  assert(look("a\0b\n", [MOST]).hasNul);
});

const cell = fc.constantFrom("", "0", "1.0", "12.5", "4.", "1260759144", "7.50", "1e3", "-2", "é");
const plain = fc.constantFrom("1,31,2.5,1260759144", "2,3,4.0,9\r", "7,8,3,1260759144");
const line = fc.oneof(
  { weight: 9, arbitrary: plain },
  fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(",")),
  fc.string({ unit: "binary-ascii", maxLength: 40 }),
);

Deno.test("the kernel says what its reference says, in whichever pieces a text comes", () => {
  let isEverPlain = false;
  let isEverNot = false;
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 12 }),
      fc.boolean(),
      fc.array(fc.integer({ min: 1, max: MOST }), { minLength: 1, maxLength: 5 }),
      (lines, endsWithLine, sizes) => {
        const text = lines.join("\n") + (endsWithLine || lines.at(-1) === "" ? "\n" : "");
        const rows = look(HEADER + text, sizes);
        assertEquals(rows.hasNul, hasNul(new TextEncoder().encode(text)));
        const expected = arePlain(text.endsWith("\n") || text === "" ? text : `${text}\n`);
        assertEquals(rows.finish(), expected, JSON.stringify(text));
        if (expected) isEverPlain = true;
        else isEverNot = true;
      },
    ),
    { numRuns: 2000 },
  );
  assert(isEverPlain && isEverNot);
});

Deno.test("the committed kernel is what its source compiles to", async () => {
  const compiled = await compileKernel(new URL("./", import.meta.url));
  assertEquals(KERNEL_BINARY, compiled.toBase64());
});
