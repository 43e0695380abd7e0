import { DuckDBInstance } from "@duckdb/node-api";
import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { join } from "node:path";
import { openCatalog } from "../../catalog/connection.ts";
import { exportTables } from "../../catalog/export.ts";
import { queryRows } from "../../catalog/query.ts";
import { text } from "../../catalog/row.ts";
import { ReelmatchError } from "../../errors.ts";
import { ingestInto } from "../ingest.ts";
import { parseSources } from "../sources.ts";
import { inFolder } from "../testing.ts";
import { type Ingested, ingestSources } from "../testing/ingest_sources.ts";
import { METADATA } from "../testing/movielens_zips.ts";

const OPTIONS = "user=customer&item=film&rating=stars";

/** Ingests a text file of one's own beside the films of a `movies_metadata.csv`. */
const ingestText = (rows: string, options = ""): Promise<Ingested> =>
  inFolder(async (folder) => {
    const films = join(folder, "movies_metadata.csv");
    await Deno.writeTextFile(films, METADATA);
    const path = join(folder, "own.csv");
    await Deno.writeTextFile(path, rows);
    const from = [`csv:${path}?${OPTIONS}${options}`];
    return await ingestSources(folder, from, [`kaggle:${films}`], { maxRejectedShare: 0.9 });
  });

const reasons = ({ report }: Ingested): string[] =>
  report.notes.map(({ line, reason }) => `${line}: ${reason}`);

Deno.test("ratings on a scale of their own are mapped linearly onto half stars", async () => {
  const stars = async (scale: string, ...given: readonly string[]) => {
    const rows = given.map((rating, at) => `${at + 1},862,${rating}`);
    const ingested = await ingestText(
      `customer,film,stars\n${rows.join("\n")}\n`,
      `&scale=${scale}`,
    );
    return { stars: ingested.ratings.map((row) => Number(row.split(" ")[2])), ingested };
  };
  assertEquals((await stars("1..10", "1", "5", "10", "7.4")).stars, [0.5, 2.5, 5, 3.5]);
  assertEquals((await stars("0..100", "0", "50", "100", "84")).stars, [0.5, 3, 5, 4.5]);
  assertEquals((await stars("0..1", "0", "1")).stars, [0.5, 5]);
  assertEquals((await stars("-1..1", "-1", "0", "1")).stars, [0.5, 3, 5]);
  const { ingested } = await stars("1..10", "0", "3", "11", "good");
  assertEquals(ingested.ratings, ["2 862 1.5 0"]);
  assertEquals(
    reasons(ingested),
    [2, 4, 5].map((line) => `${line}: stars is not a number from 1 to 10`),
  );
});

Deno.test("where rows are told otherwise than was said, it is told how to say it", async () => {
  const rows = `customer,film,stars\n${"anna,862,4\n".repeat(30)}`;
  const { message } = await assertRejects(() => ingestText(rows), ReelmatchError);
  assertMatch(message, /30 of 30 rows cannot be used.*by people=text, ids=imdb or scale=1\.\.10/);
});

Deno.test("ratings without times count as given before all others, and a warning says so", async () => {
  const { ratings, report } = await ingestText(
    "customer,film,stars\n1,862,4\n1,862,5\n2,8844,3\n",
  );
  assertEquals(ratings, ["1 862 5 0", "2 8844 3 0"]);
  assertEquals(report.files.find(({ kind }) => kind === "ratings")?.rowsDuplicate, 1);
  assert(report.warnings.some((warning) => warning.startsWith("own.csv tells no times")));
});

Deno.test("films are found by IMDb's ids, with and without tt and zeros", async () => {
  const rows =
    "customer,film,stars\n1,tt0114709,4\n2,0114709,3\n3,114709,2\n4,tt9999999,1\n5,x,1\n";
  const ingested = await ingestText(rows, "&ids=imdb");
  assertEquals(ingested.ratings, ["1 862 4 0", "2 862 3 0", "3 862 2 0"]);
  assertEquals(reasons(ingested), ["6: film is not an id of IMDb"]);
  const file = ingested.report.files.find(({ kind }) => kind === "ratings");
  assertEquals(file?.rowsWithoutFilm, 1);
});

Deno.test("people who are called by texts keep their numbers from one catalogue to the next", async () => {
  await inFolder(async (folder) => {
    const films = join(folder, "movies_metadata.csv");
    await Deno.writeTextFile(films, METADATA);
    const own = join(folder, "own.csv");
    const more = join(folder, "more.csv");
    let previousPath: string | undefined;
    let count = 0;
    /** @returns `number name` of everybody in the new catalogue */
    const ingest = async (rows: string, ...others: readonly string[]): Promise<string[]> => {
      await Deno.writeTextFile(own, `customer,film,stars\n${rows}`);
      const from = [`csv:${own}?${OPTIONS}&people=text`, ...others];
      const path = join(folder, `${++count}.duckdb`);
      await ingestInto(path, parseSources(from, [`kaggle:${films}`]), {
        previousPath,
        maxRejectedShare: 0.5,
      });
      previousPath = path;
      using catalog = await openCatalog(path, "read");
      return await queryRows(
        catalog,
        `SELECT concat_ws(' ', user_id, name) AS one FROM people JOIN person_names USING (user_id)
         ORDER BY user_id`,
        {},
        (row) => text(row, "one"),
      );
    };
    const bob = `"o'Brien, Bob",862,4\n`;
    assertEquals(await ingest(`zoë@x.org,862,4\n${bob} zoë@x.org ,8844,1\n,862,1\n`), [
      "1 o'Brien, Bob",
      "2 zoë@x.org",
    ]);
    // others come before and between; she who leaves is forgotten, her number stays taken
    assertEquals(await ingest(`anna,862,4\n${bob}`), ["1 o'Brien, Bob", "3 anna"]);
    assertEquals(await ingest(`anna,862,4\nzoë@x.org,862,4\n`), ["3 anna", "4 zoë@x.org"]);
    // the same text in another file is the same person
    await Deno.writeTextFile(more, `customer,film,stars\nanna,8844,1\ncarl,862,1\n`);
    const both = await ingest(`anna,862,4\n`, `csv:${more}?${OPTIONS}&people=text`);
    assertEquals(both, ["3 anna", "5 carl"]);

    const formula = await ingest(`anna,862,4\n=1+1,862,4\n`);
    assertEquals(formula, ["3 anna", "6 =1+1"]);
    await exportTables({ catalogPath: previousPath ?? "", folder, format: "csv", rows: [] });
    const exported = await Deno.readTextFile(join(folder, "people_names.csv"));
    assertEquals(exported, "user_id,name\n3,anna\n6,'=1+1\n");
  });
});

Deno.test("a Parquet file may call people by texts, whatever it calls its columns", async () => {
  await inFolder(async (folder) => {
    const films = join(folder, "movies_metadata.csv");
    await Deno.writeTextFile(films, METADATA);
    const path = join(folder, "own.parquet");
    const connection = await (await DuckDBInstance.create()).connect();
    const write = (query: string) =>
      connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
    const ingest = async (options: string): Promise<Ingested> =>
      await ingestSources(folder, [`parquet:${path}?${options}`], [`kaggle:${films}`]);

    await write(`SELECT * FROM (VALUES ('b', 'tt0114709', 100, 978300760123),
      ('a', 'tt0113497', 0, 978300761123)) t(name, number, user_id, seconds)`);
    const options = "user=name&item=number&rating=user_id&time=seconds";
    const { ratings } = await ingest(`${options}&people=text&ids=imdb&scale=0..100`);
    assertEquals(ratings, ["1 8844 0.5 978300761", "2 862 5 978300760"]);

    const id = "5b0c8f0e-5f3a-4c3e-9f44-0d5bb9f4d1aa";
    await write(`SELECT '${id}'::UUID AS u, 862 AS i, 4 AS r`);
    assertEquals((await ingest("user=u&item=i&rating=r&people=text")).ratings, ["1 862 4 0"]);
    await write("SELECT [1] AS u, 862 AS i, 4 AS r");
    const work = () => ingest("user=u&item=i&rating=r&people=text");
    await assertRejects(work, ReelmatchError, "expected numbers or texts");
  });
});

Deno.test("a file that is replaced or written to while it is read is refused", async () => {
  await inFolder(async (folder) => {
    const films = join(folder, "movies_metadata.csv");
    await Deno.writeTextFile(films, METADATA);
    const path = join(folder, "own.csv");
    const header = "customer,film,stars\n";
    const changes = [
      () => Deno.writeTextFileSync(path, "9,862,1\n", { append: true }),
      () => Deno.writeTextFileSync(path, header),
      () => Deno.removeSync(path),
      () => Deno.copyFileSync(films, path),
    ];
    for (const change of changes) {
      await Deno.writeTextFile(path, `${header}1,862,4\n`);
      const ingest = () =>
        ingestSources(folder, [`csv:${path}?${OPTIONS}`], [`kaggle:${films}`], {
          report: (event) => event === "Reading own.csv (0.0 MB)" && change(),
        });
      const { message } = await assertRejects(ingest, ReelmatchError);
      assertMatch(message, /own\.csv was changed while it was read: run the same command again/);
    }
  });
});
