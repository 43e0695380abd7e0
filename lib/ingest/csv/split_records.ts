import { clearRecords } from "./clear_records.ts";
import { lenientCsv } from "./lenient_csv.ts";

/**
 * Splits a text that comes in pieces into CSV records (RFC 4180), each as its fields: quickly as far
 * as it is clear what they are, and from there on, or where no line break ends the last, slowly.
 * @throws `CsvError` where a quotation mark is not closed, after the records before it
 */
export async function* splitRecords(
  pieces: AsyncIterable<string>,
  delimiter: string,
  quoted: boolean,
): AsyncGenerator<readonly (readonly string[])[]> {
  const lenient = lenientCsv(delimiter, quoted);
  let isClear = true;
  let rest = "";
  for await (const piece of pieces) {
    rest += piece;
    if (isClear) {
      const found = clearRecords(rest, delimiter, quoted);
      yield found.records;
      ({ rest, isClear } = found);
    }
    if (isClear) continue;
    yield* lenient.read(rest);
    rest = "";
  }
  if (isClear && rest === "") return;
  yield* lenient.read(rest);
  yield* lenient.end();
}
