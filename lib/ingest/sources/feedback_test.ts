import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { join } from "node:path";
import { ReelmatchError } from "../../errors.ts";
import { openJournal } from "../../feedback/journal.ts";
import { filmId, userId } from "../../ids.ts";
import { fileReport, inFolder } from "../testing.ts";
import { ingestSources } from "../testing/ingest_sources.ts";
import { releaseZip } from "../testing/movielens_zips.ts";

const START = Date.UTC(2026, 0, 1, 23, 59, 59);

/** Stores ratings `[person, film, stars, milliseconds after the start]`. */
async function store(
  folder: string,
  ratings: readonly (readonly [number, number, number, number])[],
): Promise<void> {
  for (const [user, film, rating, ms] of ratings) {
    await using journal = openJournal(folder, () => START + ms);
    await journal.append({ userId: userId(user), filmId: filmId(film), rating, key: null });
  }
}

async function withRelease(work: (folder: string, source: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    await Deno.writeFile(join(folder, "ml.zip"), releaseZip("ml-25m"));
    await work(folder, `movielens:${join(folder, "ml.zip")}`);
  });
}

Deno.test("ratings given through the site are part of every ingest, the newest of a pair counts", async () => {
  await withRelease(async (folder, source) => {
    const feedbackDir = join(folder, "feedback");
    const before = await ingestSources(folder, [source], [], { feedbackDir });
    assertEquals(before.report.files.map(({ kind }) => kind), ["links", "titles", "ratings"]);
    await store(feedbackDir, [
      [1, 862, 5, 0],
      [1, 862, 2, 10], // later in the same second, though lower
      [7, 8844, 3, 2000],
      [7, 999, 3, 3000],
    ]);
    await Deno.writeTextFile(join(feedbackDir, "2026-01-02.journal"), "torn\n", { append: true });
    const { ratings, report } = await ingestSources(folder, [source], [], { feedbackDir });
    const second = Math.floor(START / 1000);
    assertEquals(ratings, [
      `1 862 2 ${second}`,
      "1 8844 3.5 978300761",
      "2 862 0.5 978300762",
      `7 8844 3 ${second + 2}`,
    ]);
    const site = fileReport({ ...report, files: report.files.slice(-1) }, "ratings");
    assertEquals(
      [site.rowsRead, site.rowsKept, site.rowsRejected, site.rowsDuplicate, site.rowsWithoutFilm],
      [5, 2, 1, 1, 1],
    );
    assertEquals(
      fileReport({ ...report, files: report.files.slice(0, -1) }, "ratings").rowsDuplicate,
      1,
    );
    assertStringIncludes(report.notes[0].reason, "2026-01-02.journal: the line");
    const named = await ingestSources(folder, [source, "feedback"], [], { feedbackDir });
    assertEquals(named.ratings, ratings);
  });
});

Deno.test("a journal that is asked for and holds nothing is told", async () => {
  await withRelease(async (folder, source) => {
    const feedbackDir = join(folder, "feedback");
    const error = await assertRejects(
      () => ingestSources(folder, [source, "feedback"], [], { feedbackDir }),
      ReelmatchError,
      "No rating has been given through the site",
    );
    assertEquals(error.code, "NOT_FOUND");
  });
});
