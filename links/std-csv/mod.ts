/**
 * Reads and writes comma-separated values (RFC 4180).
 *
 * @module
 */
export { parse, type ParseOptions } from "./parse.ts";
export { CsvParseStream, type CsvParseStreamOptions, type RowType } from "./parse_stream.ts";
export type { ParseResult, RecordWithColumn } from "./parse_result.ts";
export {
  type Column,
  type ColumnDetails,
  type DataItem,
  type PropertyAccessor,
  stringify,
  type StringifyOptions,
} from "./stringify.ts";
export { CsvStringifyStream, type CsvStringifyStreamOptions } from "./stringify_stream.ts";
