import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { openCatalog } from "../catalog/connection.ts";
import { getFilmCredits } from "../catalog/film_credits.ts";
import { ReelmatchError } from "../errors.ts";
import { filmId } from "../ids.ts";
import { ingestInto } from "./ingest.ts";
import { parseSources } from "./sources.ts";
import { fileReport, inFolder } from "./testing.ts";
import { kaggleZip } from "./testing/movielens_zips.ts";

Deno.test("directors, actors in their order and keywords are kept with their film", async () => {
  await inFolder(async (folder) => {
    const zip = join(folder, "the-movies.zip");
    await Deno.writeFile(zip, kaggleZip());
    const path = join(folder, "a.duckdb");
    const report = await ingestInto(path, parseSources([`kaggle:${zip}`], []), {
      maxRejectedShare: 0.5,
    });
    await assertRejects(
      () => ingestInto(join(folder, "b.duckdb"), parseSources([`kaggle:${zip}`], [])),
      ReelmatchError,
      "the-movies.zip/keywords.csv, line 3: the lists in it cannot be read; 1 of 2 rows cannot",
    );
    using catalog = await openCatalog(path, "read");
    assertEquals(await getFilmCredits(catalog, filmId(862)), {
      actors: ["Tom Hanks", "Tim 'Woody' Allen"],
      directors: ["John Lasseter"],
      keywords: ["jealousy", "toy"],
    });
    // of two records the first that tells something counts
    assertEquals((await getFilmCredits(catalog, filmId(8844))).actors, ["Late"]);
    const nothing = { actors: [], directors: [], keywords: [] };
    for (const id of [902, 999]) {
      assertEquals(await getFilmCredits(catalog, filmId(id)), nothing);
    }
    const counts = (["credits", "keywords"] as const).map((kind) => {
      const { rowsRead, rowsKept, rowsRejected, rowsDuplicate, rowsWithoutFilm } = fileReport(
        report,
        kind,
      );
      return [rowsRead, rowsKept, rowsRejected, rowsDuplicate, rowsWithoutFilm];
    });
    assertEquals(counts, [[5, 2, 1, 1, 1], [2, 1, 1, 0, 0]]);
    assertEquals(report.notes.map(({ file, line, reason }) => `${file}, line ${line}: ${reason}`), [
      "keywords.csv, line 3: the lists in it cannot be read",
      "credits.csv, line 6: the lists in it cannot be read",
    ]);
  });
});
