import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { ReelmatchError } from "../errors.ts";
import { endsInsideRow, endsWithLineBreak, type InputFile } from "./input_file.ts";

/** One record of a CSV file. */
export interface CsvRecord {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Far above any real record; a quotation mark that is never closed would swallow the file. */
const MAX_RECORD_CHARACTERS = 1_000_000;

/**
 * The records of a CSV file (RFC 4180) after its header, as a stream; records may have more or
 * fewer fields than the header.
 * @throws {ReelmatchError} `BAD_INPUT` naming the line of a quotation mark that is not closed, or
 *   of a last record that the end of the file cuts off
 */
export async function* csvRecords(file: InputFile): AsyncGenerator<CsvRecord> {
  const { path } = file;
  const parser = parse({
    bom: true,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  pipeline(createReadStream(path), parser, () => {}); // a failure comes out of the parser
  let next = 1;
  let width = 0;
  let last: CsvRecord | undefined;
  try {
    const records: AsyncIterable<string[]> = parser;
    for await (const fields of records) {
      const line = next;
      next += 1 + fields.reduce((breaks, field) => breaks + lineBreaksIn(field), 0);
      const isBlank = fields.length === 1 && fields[0] === "";
      if (line === 1) width = fields.length;
      else if (!isBlank) yield last = { line, fields };
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line ${next}: a quotation mark is not closed; the file may be cut off, fetch it again.`,
      { cause },
    );
  }
  if (last !== undefined && last.fields.length < width && !endsWithLineBreak(file)) {
    throw endsInsideRow(path, last.line);
  }
}

function lineBreaksIn(field: string): number {
  let breaks = 0;
  for (let at = -1; (at = field.indexOf("\n", at + 1)) >= 0;) breaks++;
  return breaks;
}

/** The columns of a CSV file by name. */
export interface Columns<Name extends string> {
  /** How many fields a record has. */
  readonly width: number;
  /** A record's field, without the white space around it; empty where the record is too short. */
  readonly field: (fields: readonly string[], name: Name) => string;
}

/**
 * Where each wanted column stands in a header.
 * @throws {ReelmatchError} `BAD_INPUT` naming the columns that are missing
 */
export function columnsOf<Name extends string>(
  { path, header }: InputFile,
  wanted: readonly Name[],
): Columns<Name> {
  const found = header.split(",").map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  const index = new Map<string, number>(wanted.map((name) => [name, found.indexOf(name)]));
  const missing = wanted.filter((name) => index.get(name) === -1);
  if (missing.length > 0) {
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line 1: the header has no column ${missing.join(", ")}; expected ${
        wanted.join(", ")
      }.`,
    );
  }
  return {
    width: found.length,
    field: (fields, name) => fields[index.get(name) ?? -1]?.trim() ?? "",
  };
}
