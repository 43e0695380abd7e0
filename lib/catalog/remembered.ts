import type { DuckDBValue } from "@duckdb/node-api";
import { LRUCache } from "lru-cache";
import type { Catalog } from "./connection.ts";
import type { Row } from "./row.ts";

/** How many rows are kept of a catalogue, about a kilobyte each. */
const MAX_ROWS = 20_000;
/** Longer answers, as those read once when a snapshot is opened, are not kept. */
const MAX_ROWS_OF_ONE = 200;
/** Longer questions, as those with a list of thousands of films, hardly come again. */
const MAX_KEY_LENGTH = 2000;

/** A statement with the values of its parameters. */
export interface Question {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, DuckDBValue>>;
}

interface Answered extends Question {
  readonly rows: Promise<readonly Row[]>;
}

type Answers = LRUCache<string, Answered>;

const caches = new WeakMap<Catalog, Answers>();

function answersOf(catalog: Catalog): Answers {
  const cache = caches.get(catalog) ?? new LRUCache({ maxSize: MAX_ROWS });
  caches.set(catalog, cache);
  return cache;
}

const plain = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? `${value}n` : value;

/**
 * Rows that a published catalogue was asked for before, or those that `ask` gives. A published file
 * never changes, so the same statement with the same values has the same answer; whoever asks for it
 * while it is being answered waits for the same one.
 */
export async function remembered(
  catalog: Catalog,
  sql: string,
  parameters: Readonly<Record<string, DuckDBValue>>,
  ask: () => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (catalog.mode !== "read") return await ask();
  const key = `${sql}\n${JSON.stringify(parameters, plain)}`;
  if (key.length > MAX_KEY_LENGTH) return await ask();
  const answers = answersOf(catalog);
  const known = answers.get(key);
  if (known !== undefined) return await known.rows;
  const answered = { sql, parameters, rows: ask() };
  answers.set(key, answered, { size: 1 });
  try {
    const rows = await answered.rows;
    if (rows.length > MAX_ROWS_OF_ONE) answers.delete(key);
    else answers.set(key, answered, { size: 1 + rows.length });
    return rows;
  } catch (error) {
    answers.delete(key);
    throw error;
  }
}

/** What a catalogue was asked last whose answers are remembered, the newest first, so many at most. */
export const lastQuestions = (catalog: Catalog, most: number): readonly Question[] =>
  answersOf(catalog).values().take(most).map(({ sql, parameters }) => ({ sql, parameters }))
    .toArray();
