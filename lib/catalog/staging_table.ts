import { requireGoing } from "../stop_signals.ts";
import type { Catalog } from "./connection.ts";
import { type ChunkColumn, ChunkWriter } from "./chunk_writer.ts";
import { execute, withConnection } from "./query.ts";

/** A temporary table into which a source writes rows before the catalogue is built from it. */
export interface StagingTable<T> {
  readonly name: string;
  readonly columns: Readonly<Record<string, ChunkColumn<T>>>;
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

/** Rows as they come, some at a time, or all there are. */
export type Rows<T> = AsyncIterable<readonly T[]> | readonly T[];

/** Appends rows without keeping them in memory. @returns how many there were */
export function appendRows<T>(
  catalog: Catalog,
  { name, columns }: StagingTable<T>,
  rows: Rows<T>,
): Promise<number> {
  return withConnection(catalog, async (connection) => {
    const appender = await connection.createAppender(name);
    const writer = new ChunkWriter(appender, Object.values(columns));
    let count = 0;
    for await (const some of Symbol.asyncIterator in rows ? rows : [rows]) {
      requireGoing(catalog.signal);
      writer.append(some);
      count += some.length;
    }
    appender.closeSync();
    return count;
  });
}
