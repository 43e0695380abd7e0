import type { DuckDBDataChunk } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";

/**
 * The values of a column of a chunk as DuckDB keeps them, a view that lasts as long as the chunk:
 * asked for one by one they take many times as long. The column must hold no NULL.
 * @param type the array of the column's type, as `Int32Array` for INTEGER
 */
export function rawColumn<T>(
  { chunk, rowCount }: DuckDBDataChunk,
  column: number,
  type: {
    readonly BYTES_PER_ELEMENT: number;
    new (buffer: ArrayBufferLike, offset: number, length: number): T;
  },
): T {
  const vector = duckdb.data_chunk_get_vector(chunk, column);
  const bytes = duckdb.vector_get_data(vector, rowCount * type.BYTES_PER_ELEMENT);
  return new type(bytes.buffer, bytes.byteOffset, rowCount);
}
