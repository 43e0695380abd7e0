import { type StagedLink, stageLinks } from "../catalog/staging.ts";
import { filmId, movieLensId } from "../ids.ts";
import { mapBatches } from "./batches.ts";
import { type Columns, columnsOf, type CsvRecord, csvRecordBatches } from "./csv/csv_records.ts";
import { fieldCountProblem, idProblem } from "./field_problems.ts";
import type { FileTally } from "./file_tally.ts";
import { type Ingest, readFile } from "./source_reader.ts";

const COLUMNS = ["movieId", "imdbId", "tmdbId"] as const;

/** Stages MovieLens's `links.csv`, the bridge from its ids to TMDB's. */
export async function readLinks(ingest: Ingest, source: string, path: string): Promise<void> {
  await readFile(ingest, source, path, "links", async (tally) => {
    const columns = columnsOf(tally.file, COLUMNS);
    const links = mapBatches(
      csvRecordBatches(tally.file),
      (record) => linkOf(tally, columns, record),
    );
    await stageLinks(ingest.catalog, { source, file: tally.number }, links);
  });
}

/** The link that a record is; none where it cannot be used. */
function linkOf(
  tally: FileTally,
  { width, field }: Columns<typeof COLUMNS[number]>,
  { line, fields }: CsvRecord,
): StagedLink | [] {
  tally.rowsRead++;
  const movieLens = Number(field(fields, "movieId"));
  const imdb = field(fields, "imdbId");
  const tmdb = field(fields, "tmdbId");
  const problem = fieldCountProblem(fields, width) ?? idProblem("movieId", movieLens) ??
    (tmdb === "" ? null : idProblem("tmdbId", Number(tmdb)));
  if (problem !== null) {
    tally.rejectRow(line, problem);
    return [];
  }
  return {
    movieLensId: movieLensId(movieLens),
    filmId: tmdb === "" ? null : filmId(Number(tmdb)),
    imdbId: /^\d{1,9}$/.test(imdb) ? `tt${imdb.padStart(7, "0")}` : null,
  };
}
