import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBValue,
  type JS,
  JSDuckDBValueConverter,
} from "@duckdb/node-api";
import { inTurns, type Pieces } from "../pieces.ts";
import { requireGoing } from "../stop_signals.ts";
import type { Catalog } from "./connection.ts";
import { queryFailure } from "./query_failure.ts";
import { lastQuestions, remembered } from "./remembered.ts";
import type { Row } from "./row.ts";

/** Values bound to the `$name` parameters of a statement. */
export type Parameters = Readonly<Record<string, DuckDBValue>>;

/**
 * Runs a statement and reads every row of its answer.
 * @throws {ReelmatchError} `UNAVAILABLE` where DuckDB gives up, its own words as the cause
 */
export async function queryRows<T>(
  catalog: Catalog,
  sql: string,
  parameters: Parameters,
  read: (row: Row) => T,
): Promise<T[]> {
  const rows = await remembered(
    catalog,
    sql,
    parameters,
    () =>
      withConnection(catalog, async (connection) => {
        const reader = await connection.runAndReadAll(sql, { ...parameters });
        return reader.getRowObjectsJS();
      }),
  );
  return rows.map(read);
}

/** So many short statements take a second or two. */
const MOST_QUESTIONS = 300;

/**
 * Asks a published catalogue what another one was asked last, one statement after another, so that
 * its answers are remembered when visitors come to it.
 * @throws as {@link queryRows}
 */
export async function askAgain(catalog: Catalog, before: Catalog): Promise<void> {
  for (const { sql, parameters } of lastQuestions(before, MOST_QUESTIONS).toReversed()) {
    await queryRows(catalog, sql, parameters, () => null);
  }
}

/**
 * The rows of a long answer, read a few at a time, so that a server goes on answering meanwhile.
 * @param read is handed the same object for every row, so that there is less to collect
 * @throws as {@link queryRows}
 */
export async function queryLongRows<T>(
  catalog: Catalog,
  sql: string,
  read: (row: Row) => T,
): Promise<T[]> {
  return await withConnection(catalog, async (connection) => {
    const result = await connection.stream(sql);
    const names = result.deduplicatedColumnNames();
    const rows: T[] = [];
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return rows;
      await inTurns(readChunk(chunk, names, (row) => rows.push(read(row))));
    }
  });
}

/** Reads a chunk column by column, which takes half the time, and then hands out its rows. */
function* readChunk(
  chunk: DuckDBDataChunk,
  names: readonly string[],
  take: (row: Row) => void,
): Pieces<void> {
  const columns: (readonly JS[])[] = [];
  for (let column = 0; column < names.length; column++) {
    columns.push(chunk.convertColumnValues(column, JSDuckDBValueConverter));
    yield;
  }
  const row: Record<string, JS> = {};
  for (let at = 0; at < columns[0].length; at++) {
    for (let column = 0; column < names.length; column++) row[names[column]] = columns[column][at];
    take(row);
    yield;
  }
}

/** The first row of an answer, or `null` where it has none. @throws as {@link queryRows} */
export async function queryRow<T>(
  catalog: Catalog,
  sql: string,
  parameters: Parameters,
  read: (row: Row) => T,
): Promise<T | null> {
  const rows = await queryRows(catalog, sql, parameters, read);
  return rows[0] ?? null;
}

/** Runs a statement whose answer does not matter. @throws as {@link queryRows} */
export async function execute(
  catalog: Catalog,
  sql: string,
  parameters: Parameters = {},
): Promise<void> {
  await withConnection(catalog, (connection) => connection.run(sql, { ...parameters }));
}

const WATCH_MS = 200;

/**
 * Runs a statement that takes long, while it writes a catalogue.
 * @param watch told now and then which share is done, 0…1
 * @throws as {@link queryRows}
 */
export async function executeWatched(
  catalog: Catalog,
  sql: string,
  parameters: Parameters,
  watch: (share: number) => void,
): Promise<void> {
  const timer = setInterval(() => {
    const { percentage } = catalog.connection.progress;
    if (percentage >= 0) watch(percentage / 100);
  }, WATCH_MS);
  try {
    await execute(catalog, sql, parameters);
  } finally {
    clearInterval(timer);
  }
}

/**
 * Lends a connection: one of its own to each reader, the builder's to a writer.
 * @throws {ReelmatchError} `INTERRUPTED` once the catalogue's signal is given
 */
export async function withConnection<T>(
  catalog: Catalog,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const own = catalog.mode === "read";
  requireGoing(catalog.signal);
  try {
    const connection = own ? await catalog.instance.connect() : catalog.connection;
    try {
      return await work(connection);
    } finally {
      if (own) connection.closeSync();
    }
  } catch (error) {
    throw queryFailure(error, catalog);
  }
}
