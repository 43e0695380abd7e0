import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../errors.ts";
import { releaseZip } from "./testing/movielens_zips.ts";
import { ingestSources } from "./testing/ingest_sources.ts";
import { inFolder } from "./testing.ts";

const FILES = ["links.csv", "movies.csv", "ratings.csv"];

for (const name of FILES) {
  Deno.test(`a stop while ${name} is read ends the ingest in that file`, async () => {
    await inFolder(async (folder) => {
      await Deno.writeFile(join(folder, "ml.zip"), releaseZip("ml-latest-small"));
      const stop = new AbortController();
      const told: string[] = [];
      const error = await assertRejects(
        () =>
          ingestSources(folder, [`movielens:${join(folder, "ml.zip")}`], [], {
            http: { signal: stop.signal },
            report: (event) => {
              if (typeof event !== "string") return;
              told.push(event.replace(/ \(.*/, ""));
              if (event.startsWith(`Reading ${name}`)) stop.abort();
            },
          }),
        ReelmatchError,
      );
      assertEquals(error.code, "INTERRUPTED");
      const read = FILES.slice(0, FILES.indexOf(name) + 1);
      const files = told.filter((line) => line.startsWith("Reading"));
      assertEquals(files, read.map((one) => `Reading ${one}`));
    });
  });
}
