import { assert, assertEquals, assertInstanceOf, assertRejects } from "@std/assert";
import fc from "fast-check";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { inFolder } from "../ingest/testing.ts";
import { openCatalog } from "./connection.ts";
import { queryRows } from "./query.ts";
import { appendRows, createStagingTable, type StagingTable } from "./staging_table.ts";

interface Row {
  readonly id: number | null;
  readonly share: number | null;
  readonly text: string | null;
}

const SOURCE = "a source with a long name";

const TABLE: StagingTable<Row> = {
  name: "staged_rows",
  columns: {
    id: { type: "INTEGER", value: (row) => row.id },
    source: { type: "VARCHAR", constant: SOURCE },
    share: { type: "DOUBLE", value: (row) => row.share },
    text: { type: "VARCHAR", value: (row) => row.text },
  },
};

const row: fc.Arbitrary<Row> = fc.record({
  id: fc.option(fc.integer()),
  share: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  text: fc.option(fc.constantFrom("", "a", "Zoë 李 and more than twelve letters", "\u001f\n")),
});

/** Lengths about that of DuckDB's vectors, so that batches end before, at and after their ends. */
const length = fc.oneof(fc.nat(3), fc.integer({ min: 2_046, max: 2_050 }), fc.constant(5_000));

async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

Deno.test("rows in batches of any size come back as they were, in their order", async () => {
  await inFolder(async (folder) => {
    using catalog = await openCatalog(join(folder, "rows.duckdb"), "write");
    const batch = fc.tuple(length, fc.array(row, { minLength: 1, maxLength: 7 }))
      .map(([length, rows]) => Array.from({ length }, (_, at) => rows[at % rows.length]));
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 4 }), async (batches) => {
        await catalog.connection.run("DROP TABLE IF EXISTS staged_rows");
        await createStagingTable(catalog, TABLE);
        const rows = batches.flat();
        assertEquals(await appendRows(catalog, TABLE, stream(batches)), rows.length);
        const found = await queryRows(
          catalog,
          "FROM staged_rows",
          {},
          (row) => JSON.stringify(row),
        );
        const expected = rows.map(({ id, share, text }) =>
          JSON.stringify({ id, source: SOURCE, share, text })
        );
        assertEquals(found.length, rows.length);
        assert(found.every((row, at) => row === expected[at]));
      }),
      { numRuns: 25 },
    );
  });
});

Deno.test("a number that its column does not hold is refused, not cut to size", async () => {
  await inFolder(async (folder) => {
    using catalog = await openCatalog(join(folder, "rows.duckdb"), "write");
    await createStagingTable(catalog, TABLE);
    for (const id of [2 ** 31, -(2 ** 31) - 1, 1.5, Number.NaN]) {
      const { cause } = await assertRejects(
        () => appendRows(catalog, TABLE, stream([[{ id, share: null, text: null }]])),
        ReelmatchError,
      );
      assertInstanceOf(cause, RangeError);
    }
  });
});
