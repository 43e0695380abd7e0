import type { JS } from "@duckdb/node-api";
import { ReelmatchError } from "../errors.ts";

/** One row of an answer by column name, as DuckDB's bindings give it. */
export type Row = Readonly<Record<string, JS>>;

function mismatch(column: string, value: JS, expected: string): ReelmatchError {
  const found = value === null ? "NULL" : typeof value;
  return new ReelmatchError(
    "CORRUPT",
    `The catalogue's column "${column}" holds ${found}, expected ${expected}: run ingest again.`,
  );
}

/** A number column. A BIGINT arrives as a bigint and is refused: cast it in SQL. */
export function number(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === "number") return value;
  throw mismatch(column, value, "a number");
}

/** A number column that may be NULL. */
export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : number(row, column);
}

/** A text column. A DATE arrives as an object and is refused: cast it in SQL. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === "string") return value;
  throw mismatch(column, value, "a text");
}

/** A text column that may be NULL. */
export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** A list of texts. */
export function texts(row: Row, column: string): string[] {
  const value = row[column];
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw mismatch(column, value, "a list of texts");
}
