import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { DuckDBInstance } from "@duckdb/node-api";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { inFolder, RATINGS_HEADER, withCatalog } from "../ingest/testing.ts";
import { closeCatalog, openCatalog } from "./connection.ts";
import { allFilms } from "./films.ts";
import { queryRow } from "./query.ts";
import { number } from "./row.ts";

const RATINGS = `${RATINGS_HEADER}\n1,1,4,1\n`;

const refusal = (path: string, mode: "read" | "write" = "read"): Promise<ReelmatchError> =>
  assertRejects(() => openCatalog(path, mode), ReelmatchError);

Deno.test("a file that is missing, a folder, foreign or of another layout is refused", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "catalog.duckdb");
    assertEquals((await refusal(path)).code, "NOT_FOUND");
    await Deno.mkdir(path);
    assertEquals((await refusal(path)).code, "CORRUPT");
    await Deno.remove(path);
    await Deno.writeTextFile(path, "this is no database ".repeat(1000));
    const foreign = await refusal(path);
    assertEquals(foreign.code, "CORRUPT");
    assertStringIncludes(foreign.message, '"catalog.duckdb" cannot be read as one of ours');
    await Deno.remove(path);
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run("CREATE TABLE other (a INTEGER)");
    connection.closeSync();
    instance.closeSync();
    assertEquals((await refusal(path)).code, "CORRUPT");
    using catalog = await openCatalog(path, "write");
    await catalog.connection.run("CREATE TABLE catalog_info AS SELECT 0 AS schema_version");
    await catalog.connection.run("CHECKPOINT");
    closeCatalog(catalog);
    assertStringIncludes((await refusal(path)).message, "has layout 0");
  });
});

Deno.test("a path that DuckDB would misread is refused", async () => {
  assertEquals((await refusal("/tmp/what?/catalog.duckdb", "write")).code, "BAD_INPUT");
});

Deno.test("a catalogue opened for reading reaches no file, no extension and no setting", async () => {
  await inFolder((folder) =>
    withCatalog(folder, { ratings: RATINGS }, async ({ catalog }) => {
      const secret = join(folder, "ratings.csv");
      const statements = [
        `SELECT * FROM read_csv('${secret}')`,
        `COPY films TO '${join(folder, "out.csv")}'`,
        `ATTACH '${join(folder, "other.duckdb")}'`,
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "DELETE FROM films",
        "CREATE TABLE other (a INTEGER)",
      ];
      for (const statement of statements) {
        await assertRejects(() => catalog.connection.run(statement));
      }
      assertEquals((await allFilms(catalog)).length, 3);
    })
  );
});

Deno.test("many may ask at once", async () => {
  await inFolder((folder) =>
    withCatalog(folder, { ratings: RATINGS }, async ({ catalog }) => {
      const answers = await Promise.all(Array.from({ length: 100 }, (_, n) =>
        queryRow(catalog, "SELECT $n + 1 AS next", { n }, (row) =>
          number(row, "next"))));
      assertEquals(
        answers,
        Array.from({ length: 100 }, (_, n) =>
          n + 1),
      );
    })
  );
});

Deno.test("a query that fails is told without its SQL, its cause kept", async () => {
  await inFolder((folder) =>
    withCatalog(folder, { ratings: RATINGS }, async ({ catalog }) => {
      const error = await assertRejects(
        () => queryRow(catalog, "SELECT secret FROM nowhere", {}, () => 0),
        ReelmatchError,
      );
      assertEquals(error.code, "UNAVAILABLE");
      assertEquals(error.message.includes("nowhere"), false);
      assertStringIncludes(String(error.cause), "nowhere");
      const wrongType = await assertRejects(
        () => queryRow(catalog, "SELECT 1::BIGINT AS n", {}, (row) => number(row, "n")),
        ReelmatchError,
      );
      assertEquals(wrongType.code, "CORRUPT");
    })
  );
});
