import type { Catalog } from "./connection.ts";
import { queryRows } from "./query.ts";
import { text } from "./row.ts";

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly holds: "numbers" | "times" | "texts" | "other";
}

/**
 * The columns of a Parquet file in order.
 * @throws {ReelmatchError} `UNAVAILABLE` where DuckDB cannot read it, its own words as the cause
 */
export function parquetColumns(catalog: Catalog, path: string): Promise<ParquetColumn[]> {
  return queryRows(catalog, "DESCRIBE SELECT * FROM read_parquet($path)", { path }, (row) => ({
    name: text(row, "column_name"),
    holds: holdsOf(text(row, "column_type")),
  }));
}

function holdsOf(type: string): ParquetColumn["holds"] {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(type)) {
    return "numbers";
  }
  if (/^(TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?|DATE)$/.test(type)) return "times";
  return type === "VARCHAR" || type === "UUID" ? "texts" : "other";
}
