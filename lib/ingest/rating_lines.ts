import { cellValue } from "../catalog/rating_cells.ts";
import type { RatingColumn, RatingRule } from "../catalog/rating_rules.ts";
import type { RatingLines } from "../catalog/rating_scan.ts";
import type { RejectCause, RejectedLine } from "../catalog/rating_rejects.ts";
import { type CsvRecord, csvRecordBatches, splitLine } from "./csv/csv_records.ts";
import type { InputFile } from "./input_file.ts";
import { textLineBatches } from "./text_lines.ts";

/** The fields of a line of a ratings file. */
export const fieldsOf = (line: string, { delimiter, quoted }: RatingLines): string[] =>
  quoted ? splitLine(line, delimiter) : line.split(delimiter);

/** Why a row of a ratings file is not usable, or `null` where it is. */
export function causeOfRow(
  fields: readonly string[],
  layout: RatingLines,
  rules: readonly RatingRule[],
): RejectCause | null {
  const { length } = layout.fields;
  if (fields.length !== length) return fields.length < length ? "fewer fields" : "more fields";
  const value = (column: RatingColumn): number =>
    cellValue(layout.cells[column], fields[layout.fields.indexOf(column)]?.trim() ?? "");
  return rules.find(({ column, holds }) => !holds(value(column)))?.column ?? null;
}

/** The first rows of a file that are not usable; DuckDB does not tell where a rule was broken. */
export async function findBrokenLines(
  file: InputFile,
  layout: RatingLines,
  rules: readonly RatingRule[],
  count: number,
): Promise<RejectedLine[]> {
  const found: RejectedLine[] = [];
  for await (const rows of rowsOf(file, layout)) {
    for (const { line, fields } of rows) {
      const cause = causeOfRow(fields, layout, rules);
      if (cause !== null) found.push({ line, cause });
      if (found.length === count) return found;
    }
  }
  return found;
}

/** Rows, some at a time; those without quotation marks are lines. */
async function* rowsOf(file: InputFile, layout: RatingLines): AsyncGenerator<CsvRecord[]> {
  const { quoted, delimiter, hasHeader } = layout;
  if (quoted) {
    return yield* csvRecordBatches(file, { delimiter, hasHeader, encoding: "latin1" });
  }
  for await (const lines of textLineBatches(file.path)) {
    yield lines.filter(({ number, text }) => (number > 1 || !hasHeader) && text !== "")
      .map(({ number: line, text }) => ({ line, fields: fieldsOf(text, layout) }));
  }
}
