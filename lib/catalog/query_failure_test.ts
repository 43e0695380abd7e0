import { DuckDBInstance } from "@duckdb/node-api";
import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { inFolder } from "../ingest/testing.ts";
import { openCatalog } from "./connection.ts";
import { execute } from "./query.ts";
import { machineFaultOf, queryFailure } from "./query_failure.ts";

Deno.test("memory that runs out and a disk that is full are told apart, in DuckDB's own words", async () => {
  await inFolder(async (folder) => {
    using catalog = await openCatalog(join(folder, "catalog.duckdb"), "write");
    const fails = async (sql: string): Promise<string> => {
      const error = await assertRejects(() => execute(catalog, sql), ReelmatchError);
      assertEquals(error.code, "UNAVAILABLE");
      assert(!error.message.includes("\n"), error.message);
      return error.message;
    };
    await execute(catalog, "SET memory_limit = '40MB'");
    assertMatch(await fails("SELECT list(range) FROM range(30000000)"), /memory ran out; give/);
    await execute(catalog, "SET max_temp_directory_size = '1MB'");
    const spilling =
      "CREATE TABLE a AS SELECT range, hash(range) AS y FROM range(9000000) ORDER BY y";
    assertMatch(await fails(spilling), /the disk is full; make room/);
    assertMatch(
      await fails("SELEC 1"),
      /gave up with ".*Parser Error: syntax error at or near "SELEC""/,
    );
  });
});

Deno.test("every fault of the machine is known by DuckDB's words", () => {
  const words = {
    'IO Error: Could not write file "/d/x.duckdb.wal": No space left on device': "full disk",
    'FATAL Error: Failed: database has been invalidated. Original error: "Disk quota exceeded"':
      "full disk",
    "Out of Memory Error: could not allocate block\nUnused blocks cannot be offloaded to disk.":
      "no memory",
    "std::bad_alloc": "no memory",
    'IO Error: Cannot open file "/d/a.tmp": Permission denied': "no permission",
    'IO Error: Could not read from file "/d/a": Input/output error': "failing disk",
    "Binder Error: column disk is not there": null,
  };
  for (const [message, fault] of Object.entries(words)) {
    assertEquals(machineFaultOf(message), fault, message);
  }
});

Deno.test("a server keeps DuckDB's words to itself", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const cause = await connection.run("FROM secret_place").catch((error: unknown) => error);
  connection.closeSync();
  instance.closeSync();
  const error = queryFailure(cause, { path: "/data/catalog.duckdb", mode: "read" });
  assertEquals(error.cause, cause);
  assert(!error.message.includes("secret_place") && !error.message.includes("/data"));
});
