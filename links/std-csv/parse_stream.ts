import { parse as createParser } from "csv-parse";
import type { ParseResult } from "./parse_result.ts";
import {
  parserOptions,
  type RawRow,
  type ReadOptions,
  RowReader,
  syntaxError,
} from "./row_reader.ts";

/** Options of {@linkcode CsvParseStream}. */
export interface CsvParseStreamOptions extends ReadOptions {}

/** A row of {@linkcode CsvParseStream}: an array, or an object if there are names for the columns. */
export type RowType<T> = T extends undefined ? string[]
  : ParseResult<CsvParseStreamOptions, T>[number];

type Row = string[] | Record<string, string>;

/**
 * Reads comma-separated values from a stream of text, row by row.
 *
 * @example
 * ```ts ignore
 * const rows = text.pipeThrough(new CsvParseStream({ skipFirstRow: true }));
 * ```
 */
export class CsvParseStream<
  const T extends CsvParseStreamOptions | undefined = undefined,
> implements TransformStream<string, RowType<T>> {
  readonly #stream: TransformStream<string, Row>;

  constructor(options?: T) {
    this.#stream = new TransformStream(rowTransformer(options ?? {}));
  }

  /** The rows. */
  get readable(): ReadableStream<RowType<T>> {
    return this.#stream.readable as ReadableStream<RowType<T>>;
  }

  /** Takes the text, in pieces of any length. */
  get writable(): WritableStream<string> {
    return this.#stream.writable;
  }
}

function rowTransformer(options: ReadOptions): Transformer<string, Row> {
  const reader = new RowReader(options);
  const parser = createParser({ ...parserOptions(options), bom: false });
  // a carriage return belongs to the line feed after it, and one at the very end to nothing
  let held = "";
  let failure: unknown = null;
  parser.on("error", (error) => failure ??= error);

  const drain = (controller: TransformStreamDefaultController<Row>): void => {
    for (let raw: RawRow | null; (raw = parser.read()) !== null;) {
      const row = reader.read(raw);
      if (row !== null) controller.enqueue(row);
    }
    if (failure !== null) throw syntaxError(failure);
  };
  return {
    async transform(chunk, controller): Promise<void> {
      const text = held + chunk;
      held = text.endsWith("\r") ? "\r" : "";
      const ready = held === "" ? text : text.slice(0, -1);
      await new Promise<void>((done) => parser.write(ready, () => done()));
      drain(controller);
    },
    async flush(controller): Promise<void> {
      await new Promise<void>((done) => {
        parser.once("error", () => done());
        parser.once("close", done);
        parser.once("readable", done);
        parser.end();
      });
      drain(controller);
    },
  };
}
