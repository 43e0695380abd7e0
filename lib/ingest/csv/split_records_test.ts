import { assertEquals, assertRejects } from "@std/assert";
import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { splitRecords } from "./split_records.ts";

/** What the parser says that looks at every character of the whole text. */
function slowly(text: string, delimiter: string, quoted: boolean): string[][] | "not closed" {
  try {
    return parse(text, {
      delimiter,
      quote: quoted ? '"' : null,
      record_delimiter: ["\r\n", "\n"],
      relax_column_count: true,
      relax_quotes: true,
    });
  } catch (error) {
    if (error instanceof CsvError) return "not closed";
    throw error;
  }
}

async function* inPieces(text: string, cuts: readonly number[]): AsyncGenerator<string> {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b)];
  for (const [at, from] of places.entries()) yield text.slice(from, places[at + 1]);
}

async function quickly(
  pieces: AsyncIterable<string>,
  delimiter: string,
  quoted: boolean,
): Promise<(readonly string[])[] | "not closed"> {
  try {
    return (await Array.fromAsync(splitRecords(pieces, delimiter, quoted))).flat();
  } catch (error) {
    if (error instanceof CsvError) return "not closed";
    throw error;
  }
}

const word = fc.constantFrom("a", "Zoë", "李", " ", "1", ":", "::", "|", "\r", "");
const field = fc.oneof(
  { weight: 3, arbitrary: word },
  {
    weight: 3,
    arbitrary: fc.array(fc.oneof(word, fc.constantFrom(",", '""', "\n", "\r\n")), { maxLength: 4 })
      .map((parts) => `"${parts.join("")}"`),
  },
  { weight: 1, arbitrary: fc.constantFrom('"', 'a"b', '"a"b', '"a"\r', '""a', '"a" ') },
);
const record = fc.array(field, { minLength: 1, maxLength: 4 });
const table = fc.tuple(
  fc.array(fc.tuple(record, fc.constantFrom("\n", "\r\n")), { maxLength: 8 }),
  fc.option(record),
  fc.constantFrom(",", "::", "|"),
).map(([records, last, delimiter]) => ({
  delimiter,
  text: records.map(([fields, end]) => fields.join(delimiter) + end).join("") +
    (last?.join(delimiter) ?? ""),
}));

Deno.test("wherever a text is cut, its records are those of the slow parser", async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.array(fc.nat(), { maxLength: 6 }), fc.boolean(), async (
      { text, delimiter },
      cuts,
      quoted,
    ) => {
      assertEquals(
        await quickly(inPieces(text, cuts), delimiter, quoted),
        slowly(text, delimiter, quoted),
      );
    }),
    { numRuns: 500 },
  );
});

Deno.test("long records in many pieces come whole", async () => {
  const long = "ab,\n".repeat(100_000); // too long to be looked for again with every piece
  const text = `1,"${long}"\n2,"${long}",3\n4`;
  const cuts = Array.from({ length: 60 }, (_, at) => at * 14_321);
  const expected = [["1", long], ["2", long, "3"], ["4"]];
  assertEquals(await quickly(inPieces(text, cuts), ",", true), expected);
});

Deno.test("records before a quotation mark that is not closed come before the failure", async () => {
  const pieces = (async function* () {
    yield '1,2\n"3"x,4\n5,6\n';
    yield '7,8\n9,"10\n11,12\n';
  })();
  const records: (readonly string[])[] = [];
  await assertRejects(async () => {
    for await (const found of splitRecords(pieces, ",", true)) records.push(...found);
  }, CsvError);
  assertEquals(records, [["1", "2"], ['"3"x', "4"], ["5", "6"], ["7", "8"]]);
});
