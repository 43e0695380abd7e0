import type { Batches } from "../batches.ts";
import type { CsvRecord } from "./csv_records.ts";

/** A record with as many fields as the header, or one that cannot be brought to that. */
export type MendedRecord =
  | CsvRecord & { readonly outcome: "whole" | "mended" }
  | { readonly line: number; readonly outcome: "broken"; readonly reason: string };

/**
 * Joins records that a line break outside quotation marks tore in two: two neighbours that are
 * too short alone and have one field too many together, the torn one. Kaggle's
 * `movies_metadata.csv` has three of them.
 * @param width how many fields a record has
 */
export async function* mendRecords(
  batches: Batches<CsvRecord>,
  width: number,
): AsyncGenerator<MendedRecord[]> {
  let torn: CsvRecord | null = null;
  for await (const records of batches) {
    const mended: MendedRecord[] = [];
    for (const record of records) {
      const { line, fields } = record;
      if (fields.length === width) {
        if (torn !== null) mended.push(broken(torn, width));
        torn = null;
        mended.push({ line, fields, outcome: "whole" });
      } else if (torn !== null && torn.fields.length + fields.length === width + 1) {
        mended.push({ line: torn.line, fields: join(torn.fields, fields), outcome: "mended" });
        torn = null;
      } else {
        if (torn !== null) mended.push(broken(torn, width));
        torn = record;
      }
    }
    yield mended;
  }
  if (torn !== null) yield [broken(torn, width)];
}

const join = (first: readonly string[], second: readonly string[]): string[] => [
  ...first.slice(0, -1),
  `${first.at(-1)}\n${second[0]}`,
  ...second.slice(1),
];

const broken = ({ line, fields }: CsvRecord, width: number): MendedRecord => ({
  line,
  outcome: "broken",
  reason: `${fields.length} fields instead of ${width}`,
});
