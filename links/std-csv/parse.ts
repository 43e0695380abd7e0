import { parse as parseRows } from "csv-parse/sync";
import type { ParseResult } from "./parse_result.ts";
import {
  parserOptions,
  type RawRow,
  type ReadOptions,
  RowReader,
  syntaxError,
} from "./row_reader.ts";

/** Options of {@linkcode parse}. */
export interface ParseOptions extends ReadOptions {}

/**
 * Reads comma-separated values. Empty lines are left out.
 *
 * @throws {SyntaxError} if a quotation mark is where none may be.
 * @throws {Error} if a row has not as many fields as there are columns.
 * @throws {TypeError} if the names of the columns are to be read from an empty text.
 *
 * @example
 * ```ts ignore
 * parse("id,title\n1,Alien", { skipFirstRow: true }); // [{ id: "1", title: "Alien" }]
 * ```
 */
export function parse(input: string): string[][];
export function parse<const T extends ParseOptions>(
  input: string,
  options: T,
): ParseResult<ParseOptions, T>;
export function parse(
  input: string,
  options: ParseOptions = {},
): string[][] | Record<string, string>[] {
  const rows = readRows(input, options);
  if (options.skipFirstRow && rows.length === 0) {
    throw new TypeError("Cannot parse input: headers must be defined");
  }
  const reader = new RowReader(options);
  const result = rows.map((row) => reader.read(row)).filter((row) => row !== null);
  return result as string[][] | Record<string, string>[];
}

function readRows(input: string, options: ParseOptions): RawRow[] {
  const settings = parserOptions(options);
  try {
    return parseRows(input.replace(/\r$/, ""), settings) as unknown as RawRow[];
  } catch (error) {
    throw syntaxError(error);
  }
}
