import { DuckDBInstance } from "@duckdb/node-api";
import { assertEquals } from "@std/assert";
import { type CellForm, cellSql, cellValue, isText } from "./rating_cells.ts";

const FORMS: readonly CellForm[] = [
  { kind: "time" },
  { kind: "imdb" },
  { kind: "scaled", min: 1, max: 10 },
  { kind: "scaled", min: -5, max: 0.5 },
];

const TEXTS = [
  ...["0", "1", "5.5", "-3", "0.25", "1e3", "1_000", "nan", "x", "1,5", "10", "10.01"],
  ...["978300760", "978300760123", "978300760.9", "978300760123456", "978300760123456789", "1e300"],
  ...["2001-01-01", "2001-01-01T00:00:01Z", "2001-01-01 00:00:01.9", "2001-01-01T01:00:01+01:00"],
  ...["2001-01-01T01:00:01+0100", "2001-01-01T01:00:01-05", "2001-01-01T01:00", "1969-12-31"],
  ...["0000-00-00", "2001-02-29", "2000-02-29", "2001-13-01", "01/02/2001", "yesterday"],
  ...["tt0114709", "0114709", "tt", "ttt1", "tt1 2", "TT0114709", "tt-1"],
];

/** A time before 1970 is none, and neither is one after the year 9999; the rules of columns say so. */
const usable = (value: number | null): number | null =>
  value === null || !(value >= -1e15 && value <= 1e15) ? null : value;

Deno.test("a cell stands for the same in SQL as by itself", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const form of FORMS) {
    for (const text of TEXTS) {
      const cell = isText(form) ? "$text::VARCHAR" : "try_cast($text AS DOUBLE)";
      const sql = `SELECT (${cellSql(form, "cell")})::DOUBLE FROM (SELECT ${cell} AS cell)`;
      const reader = await connection.runAndReadAll(sql, { text });
      const inSql = reader.getRowsJS()[0][0];
      const alone = cellValue(form, text);
      assertEquals(
        usable(typeof inSql === "number" ? inSql : null),
        usable(Number.isFinite(alone) ? alone : null),
        `${form.kind} ${text}`,
      );
    }
  }
  connection.closeSync();
  instance.closeSync();
});
