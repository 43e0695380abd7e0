import { createReadStream } from "node:fs";
import { CsvError } from "csv-parse";
import { parse as parseWhole } from "csv-parse/sync";
import { ReelmatchError } from "../../errors.ts";
import { endsInsideRow, endsWithLineBreak, type InputFile } from "../input_file.ts";
import { splitRecords } from "./split_records.ts";

/** One record of a CSV file. */
export interface CsvRecord {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** How a file's records are written. */
export interface CsvDialect {
  /** Between the fields; a comma if left out. */
  readonly delimiter?: string;
  /** Whether fields may stand in quotation marks; they may if left out. */
  readonly quoted?: boolean;
  /** Whether the first record names the columns; it does if left out. */
  readonly hasHeader?: boolean;
  /** UTF-8 if left out. */
  readonly encoding?: "utf-8" | "latin1";
}

/**
 * The records of a CSV file (RFC 4180) after its header, as many at a time as a piece of the file
 * holds; records may have more or fewer fields than the header.
 * @throws {ReelmatchError} `BAD_INPUT` naming the line of a quotation mark that is not closed, or
 *   of a last record that the end of the file cuts off
 */
export async function* csvRecordBatches(
  file: InputFile,
  { delimiter = ",", quoted = true, hasHeader = true, encoding = "utf-8" }: CsvDialect = {},
): AsyncGenerator<CsvRecord[]> {
  const { path } = file;
  let next = 1;
  let width = 0;
  let last: CsvRecord | undefined;
  try {
    for await (const found of splitRecords(textPieces(path, encoding), delimiter, quoted)) {
      const records: CsvRecord[] = [];
      for (const fields of found) {
        const line = next;
        next += 1 + fields.reduce((breaks, field) => breaks + lineBreaksIn(field), 0);
        const isBlank = fields.length === 1 && fields[0] === "";
        if (line === 1) width = fields.length;
        if (line === 1 && hasHeader) continue;
        if (!isBlank) records.push(last = { line, fields });
      }
      yield records;
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

/** The records one by one, see {@link csvRecordBatches}. */
export async function* csvRecords(
  file: InputFile,
  dialect?: CsvDialect,
): AsyncGenerator<CsvRecord> {
  for await (const records of csvRecordBatches(file, dialect)) yield* records;
}

const PIECE_BYTES = 1 << 18;

/** The text of a file without its byte order mark. */
async function* textPieces(path: string, encoding: "utf-8" | "latin1"): AsyncGenerator<string> {
  const isUtf8 = encoding === "utf-8";
  const pieces: AsyncIterable<string> = createReadStream(path, {
    encoding: isUtf8 ? "utf8" : encoding,
    highWaterMark: PIECE_BYTES,
  });
  let mayBeMark = isUtf8;
  for await (const piece of pieces) {
    yield mayBeMark ? piece.replace(/^\ufeff/, "") : piece;
    mayBeMark = false;
  }
}

function lineBreaksIn(field: string): number {
  let breaks = 0;
  for (let at = -1; (at = field.indexOf("\n", at + 1)) >= 0;) breaks++;
  return breaks;
}

/** The fields of one line; a quotation mark that is not closed is taken as it stands. */
export function splitLine(line: string, delimiter = ","): string[] {
  try {
    const records: string[][] = parseWhole(line, { delimiter, relax_quotes: true });
    return records[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError) return line.split(delimiter);
    throw error;
  }
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
  const found = splitLine(header).map((name) => name.trim());
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
