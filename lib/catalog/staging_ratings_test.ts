import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { inFolder } from "../ingest/testing.ts";
import { createCatalog } from "./build.ts";
import { openCatalog } from "./connection.ts";
import { PLAIN_CELLS } from "./rating_cells.ts";
import { type StagedRatings, stageRatings } from "./staging_ratings.ts";

const FIELDS = ["userId", "movieId", "rating", "timestamp"] as const;

/** Stages a file with 20 good rows and so many broken ones; it may have fewer than 10 mistakes. */
const staged = (broken: number): Promise<StagedRatings> =>
  inFolder(async (folder) => {
    const path = join(folder, "ratings.csv");
    const rows = [
      ...Array.from({ length: 20 }, (_, row) => `${row + 1},1,4,5`),
      ...Array.from({ length: broken }, (_, row) => row % 2 === 0 ? `1,x,4,5` : "1,2"),
    ];
    await Deno.writeTextFile(path, `${FIELDS.join()}\n${rows.join("\n")}\n`);
    using catalog = await openCatalog(join(folder, "catalog.duckdb"), "write");
    await createCatalog(catalog);
    return await stageRatings(
      catalog,
      {
        path,
        layout: {
          kind: "lines",
          delimiter: ",",
          hasHeader: true,
          quoted: false,
          fields: FIELDS,
          cells: PLAIN_CELLS,
        },
        numbering: "tmdb",
        userOffset: 0,
        maxUserId: 100,
        maxRejects: 10,
      },
      { file: 0, source: "a" },
      3,
    );
  });

Deno.test("every refused row is counted, and of so many that it cannot be, none is", async () => {
  const { rowsRead, rejects } = await staged(6);
  assertEquals(rowsRead, 26);
  assertEquals(rejects, [{ cause: "fewer fields", rows: 3 }, { cause: "movieId", rows: 3 }]);
  for (const broken of [10, 30]) {
    const error = await assertRejects(() => staged(broken), ReelmatchError);
    assertEquals(error.code, "BAD_INPUT");
    assertStringIncludes(error.message, "ratings.csv has 10 or more values that cannot be read");
  }
});
