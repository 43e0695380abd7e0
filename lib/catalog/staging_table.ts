import type { DuckDBAppender } from "@duckdb/node-api";
import { requireGoing } from "../stop_signals.ts";
import type { Catalog } from "./connection.ts";
import { execute, withConnection } from "./query.ts";

/** A column of staged rows: its SQL type and where a row holds its value. */
export type StagingColumn<T> =
  | { readonly type: "INTEGER" | "DOUBLE"; readonly value: (item: T) => number | null }
  | { readonly type: "VARCHAR"; readonly value: (item: T) => string | null };

/** A temporary table into which a source writes rows before the catalogue is built from it. */
export interface StagingTable<T> {
  readonly name: string;
  readonly columns: Readonly<Record<string, StagingColumn<T>>>;
}

/** Between the items of a list in one text; lists themselves are forty times slower to append. */
export const LIST_SEPARATOR = "\u001f";

/** Creates the empty table. */
export async function createStagingTable<T>(
  catalog: Catalog,
  { name, columns }: StagingTable<T>,
): Promise<void> {
  const list = Object.entries(columns).map(([column, { type }]) => `${column} ${type}`);
  await execute(catalog, `CREATE TEMP TABLE ${name} (${list.join(", ")})`);
}

/** Appends rows as they come, without keeping them in memory. @returns how many there were */
export function appendRows<T>(
  catalog: Catalog,
  table: StagingTable<T>,
  items: AsyncIterable<T> | Iterable<T>,
): Promise<number> {
  const columns = Object.values(table.columns);
  return withConnection(catalog, async (connection) => {
    const appender = await connection.createAppender(table.name);
    let count = 0;
    for await (const item of items) {
      requireGoing(catalog.signal);
      for (const column of columns) appendCell(appender, column, item);
      appender.endRow();
      count++;
    }
    appender.closeSync();
    return count;
  });
}

function appendCell<T>(appender: DuckDBAppender, column: StagingColumn<T>, item: T): void {
  if (column.type === "VARCHAR") {
    const value = column.value(item);
    return value === null ? appender.appendNull() : appender.appendVarchar(value);
  }
  const value = column.value(item);
  if (value === null) return appender.appendNull();
  return column.type === "INTEGER" ? appender.appendInteger(value) : appender.appendDouble(value);
}
