import { createReadStream } from "node:fs";
import { CsvError, type Info, parse } from "csv-parse";
import { ReelmatchError } from "../errors.ts";
import type { InputFile } from "./input_file.ts";

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
 * @throws {ReelmatchError} `BAD_INPUT` naming the line of a quotation mark that is not closed
 */
export async function* csvRecords({ path }: InputFile): AsyncGenerator<CsvRecord> {
  const parser = createReadStream(path).pipe(parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  }));
  let lines = 0;
  try {
    const records: AsyncIterable<ParsedRecord> = parser;
    for await (const { record, info } of records) {
      if (lines > 0) yield { line: lines + 1, fields: record };
      lines = info.lines;
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ReelmatchError(
      "BAD_INPUT",
      `${path}, line ${
        lines + 1
      }: a quotation mark is not closed; the file may be cut off, fetch it again.`,
      { cause },
    );
  }
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: Info;
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
