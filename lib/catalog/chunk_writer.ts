import {
  DOUBLE,
  type DuckDBAppender,
  DuckDBDataChunk,
  type DuckDBType,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";
import duckdb, { type Vector } from "@duckdb/node-bindings";

/** A column of rows that are written: its SQL type, and where a row holds its value. */
export type ChunkColumn<T> =
  | { readonly type: "INTEGER" | "DOUBLE"; readonly value: (row: T) => number | null }
  | { readonly type: "VARCHAR"; readonly value: (row: T) => string | null }
  /** The same in every row. */
  | { readonly type: "VARCHAR"; readonly constant: string };

const TYPES: Readonly<Record<ChunkColumn<unknown>["type"], DuckDBType>> = {
  INTEGER,
  DOUBLE,
  VARCHAR,
};

/** Appends rows a column at a time: value by value takes several times as long. */
export class ChunkWriter<T> {
  readonly #appender: DuckDBAppender;
  readonly #columns: readonly ChunkColumn<T>[];
  readonly #chunk: DuckDBDataChunk;

  constructor(appender: DuckDBAppender, columns: readonly ChunkColumn<T>[]) {
    this.#appender = appender;
    this.#columns = columns;
    this.#chunk = DuckDBDataChunk.create(columns.map(({ type }) => TYPES[type]));
  }

  append(rows: readonly T[]): void {
    const most = duckdb.vector_size();
    for (let from = 0; from < rows.length; from += most) {
      this.#appendChunk(rows.slice(from, from + most));
    }
  }

  #appendChunk(rows: readonly T[]): void {
    this.#chunk.reset();
    this.#chunk.rowCount = rows.length;
    for (const [place, column] of this.#columns.entries()) {
      const vector = duckdb.data_chunk_get_vector(this.#chunk.chunk, place);
      if ("constant" in column) {
        duckdb.vector_reference_value(vector, duckdb.create_varchar(column.constant));
      } else {
        const empty = column.type === "VARCHAR"
          ? writeTexts(vector, rows.map(column.value))
          : writeNumbers(vector, rows.map(column.value), column.type);
        if (empty.length > 0) writeNulls(vector, empty, rows.length);
      }
    }
    this.#appender.appendDataChunk(this.#chunk);
  }
}

/** @returns the rows without a value */
function writeTexts(vector: Vector, values: readonly (string | null)[]): number[] {
  const empty: number[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null) empty.push(row);
    else duckdb.vector_assign_string_element(vector, row, value);
  }
  return empty;
}

/** @returns the rows without a value @throws {RangeError} for a number that the type does not hold */
function writeNumbers(
  vector: Vector,
  values: readonly (number | null)[],
  type: "INTEGER" | "DOUBLE",
): number[] {
  const numbers = type === "INTEGER"
    ? new Int32Array(values.length)
    : new Float64Array(values.length);
  const empty: number[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null) {
      empty.push(row);
      continue;
    }
    numbers[row] = value;
    if (type === "INTEGER" && numbers[row] !== value) {
      throw new RangeError(`${value} is no ${type}`);
    }
  }
  duckdb.copy_data_to_vector(vector, 0, numbers.buffer, 0, numbers.byteLength);
  return empty;
}

/** A vector has a bit for each row, in words of 64, which is 0 where there is no value. */
function writeNulls(vector: Vector, empty: readonly number[], rowCount: number): void {
  const valid = new Uint8Array(Math.ceil(rowCount / 64) * 8).fill(0xff);
  for (const row of empty) valid[row >> 3] &= ~(1 << (row & 7));
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, valid.buffer, 0, valid.byteLength);
}
