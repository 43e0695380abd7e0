import { DuckDBInstance } from "@duckdb/node-api";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../../errors.ts";
import { inFolder } from "../testing.ts";
import { type Ingested, ingestSources } from "../testing/ingest_sources.ts";
import { METADATA, releaseZip } from "../testing/movielens_zips.ts";

const COLUMNS = "?user=customer&item=film&rating=stars&time=at";

/** Ingests a file of one's own beside the films of a `movies_metadata.csv`. */
async function ingestOwn(
  kind: "csv" | "parquet",
  write: (path: string) => Promise<void>,
  options = COLUMNS,
  more: readonly string[] = [],
): Promise<Ingested> {
  return await inFolder(async (folder) => {
    const films = join(folder, "movies_metadata.csv");
    await Deno.writeTextFile(films, METADATA);
    await Deno.writeFile(join(folder, "ml.zip"), releaseZip("ml-25m"));
    const path = join(folder, "own file");
    await write(path);
    const from = [`${kind}:${path}${options}`, ...more.map((text) => text.replace("DIR", folder))];
    return await ingestSources(folder, from, [`kaggle:${films}`], { maxRejectedShare: 0.9 });
  });
}

const csv = (text: string, options?: string, more?: readonly string[]): Promise<Ingested> =>
  ingestOwn("csv", (path) => Deno.writeTextFile(path, text), options, more);

/** Writes a Parquet file with what a query gives. */
const parquet = (query: string, options?: string): Promise<Ingested> =>
  ingestOwn("parquet", async (path) => {
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  }, options);

const refusal = async (work: Promise<Ingested>): Promise<string> => {
  const { code, message } = await assertRejects(() => work, ReelmatchError);
  assertEquals(code, "BAD_INPUT");
  assert(!message.includes("\n"), message);
  return message;
};

Deno.test("columns are found by name in any order, between any of the usual delimiters", async () => {
  for (const delimiter of [",", ";", "\t", "|"]) {
    const rows = ["at,note,film,stars,customer", '978300760,"a ""b"" c",862,4,1', "7,,8844,0.5,2"];
    const { ratings } = await csv(`${rows.join("\n").replaceAll(",", delimiter)}\n`);
    assertEquals(ratings, ["1 862 4 978300760", "2 8844 0.5 7"]);
  }
});

Deno.test("times are Unix seconds or ISO dates, UTC where they name no offset", async () => {
  const times: Readonly<Record<string, number>> = {
    "978300760": 978300760,
    "978300760.0": 978300760,
    "2001-01-01": 978307200,
    "2001-01-01T00:00:01": 978307201,
    "2001-01-01 00:00:01.9Z": 978307201,
    "2001-01-01T01:00:01+01:00": 978307201,
    "2001-01-01T01:00:01.123456+01": 978307201,
    "978300760123": 978300760,
    "978300760123456": 978300760,
    "978300760123456789": 978300760,
    "978300760.75": 978300760,
  };
  const rows = Object.keys(times).map((time, at) => `${at + 1},862,4,${time}`);
  const { ratings, report } = await csv(`customer,film,stars,at\n${rows.join("\n")}\n`);
  assertEquals(ratings, Object.values(times).map((time, at) => `${at + 1} 862 4 ${time}`));
  assertEquals(report.rejects, []);
});

Deno.test("a row that cannot be used is named by its line and the file's own name of the column", async () => {
  const { report } = await csv(
    "customer,film,stars,at\n1,862,4,7\nx,862,4,7\n1,8844,9,7\n1,8844,4,yesterday\n1,8844\n",
  );
  assertEquals(report.notes.map(({ line, reason }) => `${line}: ${reason}`), [
    "3: customer is not a whole number from 1 to 2147483647",
    "4: stars is not a half star from 0.5 to 5",
    "5: at is not a Unix time or an ISO date from 1970 on",
    "6: fewer than 4 fields",
  ]);
});

Deno.test("films have TMDB's numbers unless they are said to be MovieLens's", async () => {
  const text = "customer,film,stars,at\n1,1,4,7\n1,862,3,7\n";
  assertEquals((await csv(text)).ratings, ["1 862 3 7"]);
  const { ratings } = await csv(text, `${COLUMNS}&ids=movielens&people=same`, [
    "movielens:DIR/ml.zip",
  ]);
  // person 1 of both files rated Toy Story, MovieLens's number 1; the newest rating wins
  assertEquals(ratings, ["1 862 4 978300760", "1 8844 3.5 978300761", "2 862 0.5 978300762"]);
});

Deno.test("a Parquet file gives ratings from columns of any type that holds them", async () => {
  const forms = [
    "1::BIGINT AS customer, 862::USMALLINT AS film, 4.5::DECIMAL(3,1) AS stars, 978300760 AS at",
    "'1' AS customer, '862' AS film, '4.5' AS stars, '2000-12-31T22:12:40Z' AS at",
    "1 AS customer, 862.0::DOUBLE AS film, 4.5::FLOAT AS stars, TIMESTAMP '2000-12-31 22:12:40.5' AS at",
    "1 AS customer, 862 AS film, 4.5 AS stars, TIMESTAMP_NS '2000-12-31 22:12:40' AS at",
  ];
  for (const form of forms) {
    assertEquals((await parquet(`SELECT 'x' AS note, ${form}`)).ratings, ["1 862 4.5 978300760"]);
  }
});

Deno.test("rows of a Parquet file that cannot be used are named by their number", async () => {
  const { report } = await parquet(`SELECT * FROM (VALUES
    (1, 862, 4.0, 7), (NULL, 862, 4, 7), (2, 862, 0.7, 7), (3, 862, 4, NULL), (1.5, 862, 4, 7)
  ) t(customer, film, stars, "at")`);
  assertEquals(report.notes.map(({ line, reason }) => `${line}: ${reason}`), [
    "2: customer is not a whole number from 1 to 2147483647",
    "3: stars is not a half star from 0.5 to 5",
    "4: at is not a Unix time or an ISO date from 1970 on",
    "5: customer is not a whole number from 1 to 2147483647",
  ]);
  assertEquals(report.rejects.reduce((sum, { rows }) => sum + rows, 0), 4);
});

Deno.test("names of columns are data, whatever they hold", async () => {
  const hostile = `cus"t'; DROP TABLE films; --`;
  const options = `?user=${encodeURIComponent(hostile)}&item=film&rating=stars&time=at`;
  const text = `"${hostile.replaceAll('"', '""')}",film,stars,at\n1,862,4,7\n`;
  assertEquals((await csv(text, options)).ratings, ["1 862 4 7"]);
  const quoted = `"${hostile.replaceAll('"', '""')}"`;
  const { ratings } = await parquet(
    `SELECT 1 AS ${quoted}, 862 AS film, 4 AS stars, 7 AS at`,
    options,
  );
  assertEquals(ratings, ["1 862 4 7"]);
});

Deno.test("files without the columns, or that are none, are refused in a sentence", async () => {
  assertStringIncludes(
    await refusal(csv("customer,film,stars\n1,862,4\n")),
    "line 1: there is no column at among customer, film, stars",
  );
  assertStringIncludes(
    await refusal(csv("customer,film,stars,at,at\n1,862,4,7,7\n")),
    "there is more than one column at",
  );
  assertStringIncludes(
    await refusal(parquet("SELECT 1 AS customer, 862 AS film, 4 AS stars")),
    "there is no column at among customer, film, stars",
  );
  assertStringIncludes(
    await refusal(parquet("SELECT [1] AS customer, 862 AS film, 4 AS stars, 7 AS at")),
    "the column customer does not hold what a userId is",
  );
  assertStringIncludes(
    await refusal(ingestOwn("parquet", (path) => Deno.writeTextFile(path, "customer,film\n"))),
    "is no Parquet file that can be read",
  );
});

Deno.test("people of two files are not the same, unless they are said to be", async () => {
  const text = "customer,film,stars,at\n1,862,2,999999999\n100000000,862,2,7\n";
  const apart = await csv(text, COLUMNS, ["movielens:DIR/ml.zip"]);
  assertEquals(apart.ratings, [
    "1 862 2 999999999",
    "100000001 862 4 978300760",
    "100000001 8844 3.5 978300761",
    "100000002 862 0.5 978300762",
  ]);
  assertStringIncludes(
    apart.report.rejects[0].reason,
    "customer is not a whole number from 1 to 99999999",
  );
  const same = await csv(text, `${COLUMNS}&people=same`, ["movielens:DIR/ml.zip"]);
  assertEquals(same.ratings, [
    "1 862 2 999999999",
    "1 8844 3.5 978300761",
    "2 862 0.5 978300762",
    "100000000 862 2 7",
  ]);
});
