import { parse } from "csv-parse";

/** Far above any real record; a quotation mark that is never closed would swallow the file. */
const MAX_RECORD_CHARACTERS = 1_000_000;

/** Splits a text that comes in pieces into CSV records, each as its fields. */
export interface LenientCsv {
  /** The records that end in the next piece; throws a `CsvError` after those before a failure. */
  readonly read: (piece: string) => AsyncGenerator<string[][]>;
  /** The record that ends where the text does; throws like `read`. */
  readonly end: () => AsyncGenerator<string[][]>;
}

/** A parser that looks at every character and makes the best of misplaced quotation marks. */
export function lenientCsv(delimiter: string, quoted: boolean): LenientCsv {
  let records: string[][] = [];
  const parser = parse({
    delimiter,
    quote: quoted ? '"' : null,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    on_record: (fields: string[]) => void records.push(fields),
  });
  parser.on("error", () => {}); // the one who waits is told
  parser.resume();
  type Done = (error?: Error | null) => void;
  async function* after(begin: (done: Done) => void): AsyncGenerator<string[][]> {
    const error = await new Promise<Error | null | undefined>(begin);
    const found = records;
    records = [];
    yield found;
    if (error) throw error;
  }
  return {
    read: (piece) => after((done) => parser.write(piece, done)),
    end: () => after((done) => parser.end(done)),
  };
}
