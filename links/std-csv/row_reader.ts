import { type CastingContext, CsvError, type Options } from "csv-parse";

/** Options that reading a text and reading a stream have in common. */
export interface ReadOptions {
  /** What separates fields. Default: `,`. */
  separator?: string;
  /** The first row names the columns, unless `columns` does; it is no data. Default: `false`. */
  skipFirstRow?: boolean;
  /** Names of the columns. */
  columns?: readonly string[];
}

/** A row as `csv-parse` gives it, with the line it ends on. */
export interface RawRow {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * Options for `csv-parse` that stand for ours.
 *
 * @throws {Error} if the separator ends lines or quotes fields.
 */
export function parserOptions({ separator = "," }: ReadOptions): Options {
  if (["\r", "\n", '"'].includes(separator)) {
    throw new Error("Cannot parse input: invalid delimiter");
  }
  return {
    delimiter: separator,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n"],
    bom: true,
    info: true,
    cast: (field: string, { quoting }: CastingContext): string =>
      quoting ? field.replaceAll("\r\n", "\n") : field,
  };
}

/** Turns rows into arrays, or into objects if there are names for the columns. */
export class RowReader {
  readonly #options: ReadOptions;
  #header: readonly string[] | null;
  #first = true;

  constructor(options: ReadOptions) {
    this.#options = options;
    this.#header = options.columns ?? null;
  }

  /**
   * Gives the row, or `null` for the row of column names.
   *
   * @throws {Error} if it has not as many fields as there are columns.
   */
  read({ record, info }: RawRow): string[] | Record<string, string> | null {
    const first = this.#first;
    this.#first = false;
    if (first && this.#options.skipFirstRow) {
      this.#header ??= record;
      return null;
    }
    return this.#header === null ? record : toObject(record, this.#header, info.lines);
  }
}

function toObject(row: string[], header: readonly string[], line: number): Record<string, string> {
  if (row.length !== header.length) {
    throw new Error(
      `Syntax error on line ${line}: The record has ${row.length} fields, but the header has ${header.length} fields`,
    );
  }
  return Object.fromEntries(header.map((name, i) => [name, row[i]]));
}

/** The error of the standard library for text that is not CSV; other errors come back unchanged. */
export function syntaxError(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = "lines" in error ? ` on line ${error.lines}` : "";
  return new SyntaxError(`Syntax error${line}: ${error.message}`, { cause: error });
}
