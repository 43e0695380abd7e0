import { assertEquals } from "@std/assert";
import fc from "fast-check";
import type { CsvRecord } from "./csv_records.ts";
import { type MendedRecord, mendRecords } from "./mend_records.ts";

const WIDTH = 5;
const numbered = (records: readonly (readonly string[])[]): CsvRecord[] =>
  records.map((fields, index) => ({ line: index + 2, fields }));

async function* inBatches(
  records: readonly CsvRecord[],
  size: number,
): AsyncGenerator<CsvRecord[]> {
  for (let at = 0; at < records.length; at += size) yield records.slice(at, at + size);
}

async function mend(
  records: readonly (readonly string[])[],
  batchSize = 100,
): Promise<MendedRecord[]> {
  const batches = inBatches(numbered(records), batchSize);
  return (await Array.fromAsync(mendRecords(batches, WIDTH))).flat();
}

Deno.test("records torn at any place are joined again, whole ones pass", async () => {
  const field = fc.string({ maxLength: 4 });
  const record = fc.record({
    before: fc.array(field, { minLength: WIDTH, maxLength: WIDTH }),
    torn: fc.option(fc.record({ at: fc.nat(WIDTH - 1), rest: field })),
  });
  const size = fc.integer({ min: 1, max: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 12 }), size, async (records, size) => {
      const isTorn = ({ at }: { at: number }): boolean => at > 0 && at < WIDTH - 1;
      const input = records.flatMap(({ before, torn }) =>
        torn === null || !isTorn(torn)
          ? [before]
          : [before.slice(0, torn.at + 1), [torn.rest, ...before.slice(torn.at + 1)]]
      );
      const expected = records.map(({ before, torn }) =>
        torn === null || !isTorn(torn) ? { fields: before, outcome: "whole" as const } : {
          fields: before.with(torn.at, `${before[torn.at]}\n${torn.rest}`),
          outcome: "mended" as const,
        }
      );
      const mended = await mend(input, size);
      assertEquals(mended.map(({ outcome }) => outcome), expected.map(({ outcome }) => outcome));
      assertEquals(
        mended.map((record) => record.outcome === "broken" ? [] : record.fields),
        expected.map(({ fields }) => fields),
      );
    }),
  );
});

Deno.test("records that do not fit together are told with their line", async () => {
  const whole = ["1", "2", "3", "4", "5"];
  assertEquals(await mend([whole, ["1", "2"], whole, ["a"], ["b", "c"], [...whole, "6"]]), [
    { line: 2, fields: whole, outcome: "whole" },
    { line: 3, outcome: "broken", reason: "2 fields instead of 5" },
    { line: 4, fields: whole, outcome: "whole" },
    { line: 5, outcome: "broken", reason: "1 fields instead of 5" },
    { line: 6, outcome: "broken", reason: "2 fields instead of 5" },
    { line: 7, outcome: "broken", reason: "6 fields instead of 5" },
  ]);
});
