import { assertEquals } from "@std/assert";
import { join } from "node:path";
import { ingestInto } from "../ingest/ingest.ts";
import { parseSources } from "../ingest/sources.ts";
import { inFolder, LINKS, MOVIES, RATINGS_HEADER } from "../ingest/testing.ts";

Deno.test("a report counts what came and went since the catalogue before", async () => {
  await inFolder(async (folder) => {
    const write = (name: string, text: string): Promise<void> =>
      Deno.writeTextFile(join(folder, name), text);
    const [before, after] = ["it's before.duckdb", "after.duckdb"].map((name) =>
      join(folder, name)
    );
    const sources = parseSources([`movielens:${folder}`], []);
    await write("links.csv", LINKS);
    await write("movies.csv", MOVIES);
    await write("ratings.csv", `${RATINGS_HEADER}\n1,1,4,1\n1,2,3,1\n2,1,5,1\n`);
    assertEquals((await ingestInto(before, sources)).changes, []);

    await write("links.csv", LINKS.replace("3,0113228,15602", "3,0113228,15603"));
    await write("ratings.csv", `${RATINGS_HEADER}\n1,1,2,9\n1,3,3,1\n3,1,5,1\n4,1,5,1\n`);
    assertEquals((await ingestInto(after, sources, { previousPath: before })).changes, [
      { kind: "films", before: 3, added: 1, removed: 1 },
      { kind: "ratings", before: 3, added: 3, removed: 2 },
      { kind: "people", before: 2, added: 2, removed: 1 },
    ]);
  });
});
